using System.Security.Cryptography;
using CompetencyBot.BotFramework.Activities;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CompetencyBot.BotFramework.Hosting;

/// <summary>Asks the bot. If it fails or takes too long, there is an answer all the same, and the log has the reason.</summary>
internal sealed partial class AnsweringBot(BotHandler bot, TurnFailureReply failureReply, ILogger<AnsweringBot> log)
{
    /// <summary>What to answer, with a response for every invoke, and whether it is a failure that is told.</summary>
    public async Task<(TurnResult Result, bool Failed)> Answer(Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            var answer = bot(activity, cancellationToken);
            var result = answer.IsCompletedSuccessfully ? answer.Result : await answer.AsTask().WaitAsync(cancellationToken);
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

    /// <summary>Whether a person waits for a message.</summary>
    public static bool IsAskedBy(Activity activity) => activity.Type is ActivityTypes.Message or ActivityTypes.MessageUpdate;

    public static string NewReference() => RandomNumberGenerator.GetHexString(8);

    [LoggerMessage(LogLevel.Error, "A {type} turn failed; the person was told reference {reference}")]
    private partial void LogTurnFailed(Exception exception, string type, string reference);
}
