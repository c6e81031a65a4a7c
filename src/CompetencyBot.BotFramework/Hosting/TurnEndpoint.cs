using System.Globalization;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CompetencyBot.BotFramework.Hosting;

/// <summary>The way of a request: who sends it, what it says, whether there is room for it, the turn, the response.</summary>
internal sealed partial class TurnEndpoint(
    IDoorkeeper doorkeeper,
    TurnLimits limits,
    RepeatedActivities repeats,
    TurnRunner turns,
    TurnMetrics metrics,
    IOptions<BotFrameworkOptions> options,
    TimeProvider time,
    ILogger<TurnEndpoint> log)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public async Task Handle(HttpContext context)
    {
        try
        {
            switch (await doorkeeper.Admit(context))
            {
                case Admission.Admitted { Caller: var caller }:
                    await Read(context, caller);
                    return;
                case Admission.Stranger { Reason: var reason }:
                    LogRefused(StatusCodes.Status401Unauthorized, reason);
                    context.Response.Headers.WWWAuthenticate = "Bearer";
                    await Refuse(context, StatusCodes.Status401Unauthorized, "Only the bot's channel may send activities.");
                    return;
                case Admission.Undecidable { Reason: var reason }:
                    LogRefused(StatusCodes.Status503ServiceUnavailable, reason);
                    await Refuse(context, StatusCodes.Status503ServiceUnavailable, "Callers cannot be checked right now.", 5 * Soon);
                    return;
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The caller hung up: there is nobody to answer.
        }
    }

    private async Task Read(HttpContext context, Caller caller)
    {
        switch (await ActivityReader.Read(context.Request, options.Value.MaxActivityBytes, TimeSpan.FromSeconds(options.Value.TurnTimeoutSeconds), time))
        {
            case ActivityReader.Outcome.Refused refused:
                await Refuse(context, refused.Status, refused.Detail);
                return;
            case ActivityReader.Outcome.Read { Activity: var activity } when ActivityAccess.FaultIn(activity, caller, options.Value.AllowedTenants.AsReadOnly()) is { } reason:
                LogRefused(StatusCodes.Status403Forbidden, reason);
                await Refuse(context, StatusCodes.Status403Forbidden, "This activity may not be sent here.");
                return;
            case ActivityReader.Outcome.Read { Activity: var activity }:
                await Turn(activity, context);
                return;
        }
    }

    private async Task Turn(Activity activity, HttpContext context)
    {
        if (limits.WaitFor(activity) is { } wait)
        {
            LogRefused(StatusCodes.Status429TooManyRequests, "its conversation or tenant sends too much");
            await Refuse(context, StatusCodes.Status429TooManyRequests, "Too many activities from this conversation or tenant.", wait);
            return;
        }

        using var limit = new TurnLimit(TimeSpan.FromSeconds(options.Value.TurnTimeoutSeconds), time);
        using var place = await limits.TakePlace(limit.Token);
        if (place is null)
        {
            LogRefused(StatusCodes.Status503ServiceUnavailable, "all places for turns are taken");
            await Refuse(context, StatusCodes.Status503ServiceUnavailable, "The bot has too much to do.", Soon);
            return;
        }

        var end = await repeats.Once(activity, () => Run(activity, limit));
        context.Response.StatusCode = end.Status;
        if (end.Body.IsEmpty) return;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = end.Body.Length;
        await context.Response.Body.WriteAsync(end.Body, context.RequestAborted);
    }

    private async Task<TurnEnd> Run(Activity activity, TurnLimit limit)
    {
        using var span = metrics.Begin(activity.Type);
        var start = time.GetTimestamp();
        var end = await turns.Run(activity, limit);
        metrics.End(activity.Type, end, time.GetElapsedTime(start));
        return end;
    }

    private async Task Refuse(HttpContext context, int status, string detail, TimeSpan? retryAfter = null)
    {
        metrics.Refused(status);
        if (retryAfter is { } wait) context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await Results.Problem(detail, statusCode: status).ExecuteAsync(context);
    }

    [LoggerMessage(LogLevel.Warning, "A caller was refused with {status}: {reason}")]
    private partial void LogRefused(int status, string reason);
}
