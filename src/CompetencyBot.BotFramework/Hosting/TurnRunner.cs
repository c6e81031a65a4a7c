using System.Text.Json;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Connector;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CompetencyBot.BotFramework.Hosting;

/// <summary>
/// One turn: the bot is asked, its answer is sent. Whatever goes wrong, the person is told once, unless the channel may have shown them
/// the answer already; success is reported only for what the channel confirmed.
/// </summary>
internal sealed partial class TurnRunner(AnsweringBot bot, TurnFailureReply failureReply, IConnectorClient connector, TurnMetrics metrics, TimeProvider time, ILogger<TurnRunner> log)
{
    /// <summary>A person who waits longer sees that the bot is at work.</summary>
    private static readonly TimeSpan TypingAfter = TimeSpan.FromSeconds(2);

    /// <summary>Before a word of failure that the channel did not take is tried again; longer each time.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);

    public async Task<TurnEnd> Run(Activity activity, TurnLimit limit)
    {
        var (result, failed) = await Ask(activity, limit.Token);
        var replies = result.Activities.Select(reply => reply.AddressedAsReplyTo(activity)).ToList();

        if (activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            if (result.InvokeResponse is { } response) replies.Add(AsActivity(response).AddressedAsReplyTo(activity));
            return new TurnEnd(StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(new ExpectedReplies(replies), ActivityJson.Wire.ExpectedReplies), failed, failed);
        }

        for (var sent = 0; sent < replies.Count; sent++)
        {
            switch (await Deliver(replies[sent], activity, failed, limit))
            {
                case Undelivered.NoAddress:
                    return new TurnEnd(StatusCodes.Status400BadRequest, Failed: true);
                case { } how:
                    return new TurnEnd(StatusCodes.Status502BadGateway, Failed: true, MayComeAgain: sent == 0 && how != Undelivered.Unsure);
            }
        }
        return new TurnEnd(
            result.InvokeResponse?.Status ?? StatusCodes.Status200OK, result.InvokeResponse?.Body?.Utf8 ?? default, failed, MayComeAgain: failed && replies.Count == 0);
    }

    /// <summary>A person who has to wait sees that the bot is at work.</summary>
    private async Task<(TurnResult Result, bool Failed)> Ask(Activity activity, CancellationToken cancellationToken)
    {
        var answer = bot.Answer(activity, cancellationToken);
        if (answer.IsCompleted) return await answer;
        using var answered = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var typing = ShowTyping(activity, answered.Token);
        try
        {
            return await answer;
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
    /// Sends one reply. If the channel surely did not take it, the person is told so, as often as the channel refuses that and time is left;
    /// if it may have taken it, they would be answered twice. Null if they have one of the two; otherwise what is known.
    /// </summary>
    private async Task<Undelivered?> Deliver(Activity reply, Activity activity, bool tellsOfFailure, TurnLimit limit)
    {
        if (await TrySend(reply, limit) is not { } problem) return null;
        var reference = AnsweringBot.NewReference();
        metrics.NotDelivered();
        LogNotDelivered(reply.Type, reference, problem.How, problem.Message);
        if (!AnsweringBot.IsAskedBy(activity) || problem.How is Undelivered.Unsure or Undelivered.NoAddress) return problem.How;

        var words = tellsOfFailure ? reply : failureReply(activity, reference).AddressedAsReplyTo(activity);
        var still = tellsOfFailure ? problem : await TrySend(words, limit);
        for (var pause = FirstPause; still is { How: Undelivered.NotNow } && await Pause(pause, limit); pause *= 2) still = await TrySend(words, limit);
        if (still is not null) LogNotTold(reference, still.How, still.Message);
        return still?.How;
    }

    /// <summary>False if there is no time left to say anything after it.</summary>
    private async Task<bool> Pause(TimeSpan length, TurnLimit limit)
    {
        try
        {
            await Task.Delay(length, time, limit.Telling);
        }
        catch (OperationCanceledException)
        {
            // The turn's time is up; the grace may be left.
        }
        return !limit.IsOver;
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

    [LoggerMessage(LogLevel.Error, "A {type} reply was not surely delivered ({how}), reference {reference}: {reason}")]
    private partial void LogNotDelivered(string type, string reference, Undelivered how, string reason);

    [LoggerMessage(LogLevel.Error, "Nor was the person surely told of reference {reference} ({how}): {reason}")]
    private partial void LogNotTold(string reference, Undelivered how, string reason);
}
