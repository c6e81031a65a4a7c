using System.Security.Cryptography;
using System.Text.Json;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Authentication;
using CompetencyBot.BotFramework.Connector;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CompetencyBot.BotFramework.Hosting;

/// <summary>One turn: request in, bot asked, replies sent, response out.</summary>
internal sealed partial class TurnEndpoint(
    BotHandler bot,
    TurnFailureReply failureReply,
    IConnectorClient connector,
    IOptions<BotFrameworkOptions> options,
    TimeProvider time,
    ILogger<TurnEndpoint> log)
{
    public async Task Handle(HttpContext context)
    {
        if (!AnonymousAccess.Allows(context))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Refuse(StatusCodes.Status401Unauthorized, "Only callers on this machine may talk to this bot.").ExecuteAsync(context);
            return;
        }

        switch (await ActivityReader.Read(context.Request, options.Value.MaxActivityBytes, context.RequestAborted))
        {
            case ActivityReader.Outcome.Refused refused:
                await Refuse(refused.Status, refused.Detail).ExecuteAsync(context);
                return;
            case ActivityReader.Outcome.Read { Activity: var activity }:
                await Turn(activity, context);
                return;
        }
    }

    private async Task Turn(Activity activity, HttpContext context)
    {
        // The turn outlives the request: a caller that hangs up must not leave the person without an answer.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TurnTimeoutSeconds), time);
        var result = await Ask(activity, limit.Token);
        var replies = result.Activities.Select(reply => reply.AddressedAsReplyTo(activity)).ToList();

        if (activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            if (result.InvokeResponse is { } response) replies.Add(AsActivity(response).AddressedAsReplyTo(activity));
            await Write(context, StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(new ExpectedReplies(replies), ActivityJson.Wire.ExpectedReplies));
            return;
        }

        foreach (var reply in replies)
        {
            if (!await Deliver(reply, limit.Token))
            {
                context.Response.StatusCode = StatusCodes.Status502BadGateway;
                return;
            }
        }

        await Write(context, result.InvokeResponse?.Status ?? StatusCodes.Status200OK, result.InvokeResponse?.Body?.Utf8 ?? default);
    }

    private async Task<TurnResult> Ask(Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            var result = await bot(activity, cancellationToken).AsTask().WaitAsync(cancellationToken);
            return activity.Type == ActivityTypes.Invoke && result.InvokeResponse is null
                ? result with { InvokeResponse = InvokeResponse.NotImplemented }
                : result;
        }
#pragma warning disable CA1031 // The edge of a turn: whatever went wrong, the person gets an answer and the log gets the reason.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var reference = RandomNumberGenerator.GetHexString(8);
            LogTurnFailed(exception, activity.Type, reference);
            return activity.Type switch
            {
                ActivityTypes.Invoke => TurnResult.Respond(new InvokeResponse(StatusCodes.Status500InternalServerError)),
                ActivityTypes.Message => TurnResult.Reply(failureReply(activity, reference)),
                _ => TurnResult.Nothing,
            };
        }
    }

    private async Task<bool> Deliver(Activity reply, CancellationToken cancellationToken)
    {
        try
        {
            await connector.Send(reply, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is ConnectorException or HttpRequestException or OperationCanceledException)
        {
            LogNotDelivered(exception, reply.Type);
            return false;
        }
    }

    private static Activity AsActivity(InvokeResponse response) => new()
    {
        Type = ActivityTypes.InvokeResponse,
        Value = JsonSerializer.SerializeToElement(response, ActivityJson.Wire.InvokeResponse),
    };

    private static async Task Write(HttpContext context, int status, ReadOnlyMemory<byte> json)
    {
        context.Response.StatusCode = status;
        if (json.IsEmpty) return;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }

    private static IResult Refuse(int status, string detail) => Results.Problem(detail, statusCode: status);

    [LoggerMessage(LogLevel.Error, "A {type} turn failed; the person was told reference {reference}")]
    private partial void LogTurnFailed(Exception exception, string type, string reference);

    [LoggerMessage(LogLevel.Error, "A {type} reply could not be delivered")]
    private partial void LogNotDelivered(Exception exception, string type);
}
