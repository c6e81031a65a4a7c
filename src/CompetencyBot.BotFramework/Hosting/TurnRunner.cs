using System.Text.Json;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Connector;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CompetencyBot.BotFramework.Hosting;

/// <summary>One turn: the bot is asked, its answer is sent. Whatever goes wrong, the person is told once.</summary>
internal sealed partial class TurnRunner(AnsweringBot bot, TurnFailureReply failureReply, IConnectorClient connector, TurnMetrics metrics, TimeProvider time, ILogger<TurnRunner> log)
{
    /// <summary>A person who waits longer sees that the bot is at work.</summary>
    private static readonly TimeSpan TypingAfter = TimeSpan.FromSeconds(2);

    public async Task<TurnEnd> Run(Activity activity, TurnLimit limit)
    {
        var (result, failed) = await Ask(activity, limit.Token);
        var replies = result.Activities.Select(reply => reply.AddressedAsReplyTo(activity)).ToList();

        if (activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            if (result.InvokeResponse is { } response) replies.Add(AsActivity(response).AddressedAsReplyTo(activity));
            return new TurnEnd(StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(new ExpectedReplies(replies), ActivityJson.Wire.ExpectedReplies), failed);
        }

        foreach (var reply in replies)
        {
            if (!await Deliver(reply, activity, failed, limit)) return new TurnEnd(StatusCodes.Status502BadGateway, Failed: true);
        }
        return new TurnEnd(result.InvokeResponse?.Status ?? StatusCodes.Status200OK, result.InvokeResponse?.Body?.Utf8 ?? default, failed);
    }

    private async Task<(TurnResult Result, bool Failed)> Ask(Activity activity, CancellationToken cancellationToken)
    {
        using var answered = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var typing = ShowTyping(activity, answered.Token);
        try
        {
            return await bot.Answer(activity, cancellationToken);
        }
        finally
        {
            await answered.CancelAsync();
            await typing;
        }
    }

    /// <summary>Sends a typing activity if the bot is still at work after a while. It is a courtesy: if it fails, nothing is lost.</summary>
    private async Task ShowTyping(Activity activity, CancellationToken answered)
    {
        if (!AnsweringBot.IsAskedBy(activity) || activity.DeliveryMode == DeliveryModes.ExpectReplies) return;
        try
        {
            await Task.Delay(TypingAfter, time, answered);
            await connector.Send(new Activity { Type = ActivityTypes.Typing }.AddressedAsReplyTo(activity), answered);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectorException)
        {
            // The answer came first, or will come without it.
        }
    }

    /// <summary>
    /// Sends one reply. If the channel surely did not take it, the person is told so; if it may have, they would be answered twice.
    /// False if the channel took neither.
    /// </summary>
    private async Task<bool> Deliver(Activity reply, Activity activity, bool tellsOfFailure, TurnLimit limit)
    {
        if (await TrySend(reply, limit) is not { } problem) return true;
        var reference = AnsweringBot.NewReference();
        metrics.NotDelivered();
        LogNotDelivered(reply.Type, reference, problem.Message);
        return !tellsOfFailure && !problem.MayHaveArrived && AnsweringBot.IsAskedBy(activity)
            && await TrySend(failureReply(activity, reference).AddressedAsReplyTo(activity), limit) is null;
    }

    private async Task<ConnectorException?> TrySend(Activity reply, TurnLimit limit)
    {
        try
        {
            await connector.Send(reply, limit.Telling);
            return null;
        }
        catch (ConnectorException exception)
        {
            return exception;
        }
#pragma warning disable CA1031 // The edge of a turn: a reply that cannot even be written must not take the person's answer and the log's reason with it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new ConnectorException(exception.Message);
        }
    }

    private static Activity AsActivity(InvokeResponse response) => new()
    {
        Type = ActivityTypes.InvokeResponse,
        Value = JsonSerializer.SerializeToElement(response, ActivityJson.Wire.InvokeResponse),
    };

    [LoggerMessage(LogLevel.Error, "A {type} reply could not be delivered, reference {reference}: {reason}")]
    private partial void LogNotDelivered(string type, string reference, string reason);
}
