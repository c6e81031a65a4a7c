using System.Security.Cryptography;
using System.Text.Json;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Connector;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CompetencyBot.BotFramework.Hosting;

/// <summary>One turn: the bot is asked, its answer is sent. Whatever goes wrong, the person is told once.</summary>
internal sealed partial class TurnRunner(BotHandler bot, TurnFailureReply failureReply, IConnectorClient connector, TurnMetrics metrics, TimeProvider time, ILogger<TurnRunner> log)
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
        try
        {
            var answer = bot(activity, cancellationToken);
            var result = answer.IsCompletedSuccessfully ? answer.Result : await Wait(answer.AsTask(), activity, cancellationToken);
            return (activity.Type == ActivityTypes.Invoke && result.InvokeResponse is null ? result with { InvokeResponse = InvokeResponse.NotImplemented } : result, false);
        }
#pragma warning disable CA1031 // The edge of a turn: whatever went wrong, the person gets an answer and the log gets the reason.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var reference = NewReference();
            LogTurnFailed(exception, activity.Type, reference);
            return (IsAskedBy(activity) ? TurnResult.Reply(failureReply(activity, reference))
                : activity.Type == ActivityTypes.Invoke ? TurnResult.Respond(new InvokeResponse(StatusCodes.Status500InternalServerError))
                : TurnResult.Nothing, true);
        }
    }

    /// <summary>A bot that does not answer at once has the time of the turn, and the person sees that it is at work.</summary>
    private async Task<TurnResult> Wait(Task<TurnResult> answer, Activity activity, CancellationToken cancellationToken)
    {
        using var answered = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var typing = ShowTyping(activity, answered.Token);
        try
        {
            return await answer.WaitAsync(cancellationToken);
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
        if (!IsAskedBy(activity) || activity.DeliveryMode == DeliveryModes.ExpectReplies) return;
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
        var reference = NewReference();
        metrics.NotDelivered();
        LogNotDelivered(reply.Type, reference, problem.Message);
        return !tellsOfFailure && !problem.MayHaveArrived && IsAskedBy(activity)
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

    /// <summary>Whether a person waits for a message.</summary>
    private static bool IsAskedBy(Activity activity) => activity.Type is ActivityTypes.Message or ActivityTypes.MessageUpdate;

    private static string NewReference() => RandomNumberGenerator.GetHexString(8);

    private static Activity AsActivity(InvokeResponse response) => new()
    {
        Type = ActivityTypes.InvokeResponse,
        Value = JsonSerializer.SerializeToElement(response, ActivityJson.Wire.InvokeResponse),
    };

    [LoggerMessage(LogLevel.Error, "A {type} turn failed; the person was told reference {reference}")]
    private partial void LogTurnFailed(Exception exception, string type, string reference);

    [LoggerMessage(LogLevel.Error, "A {type} reply could not be delivered, reference {reference}: {reason}")]
    private partial void LogNotDelivered(string type, string reference, string reason);
}
