using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Limits;

namespace CompetencyBot.BotFramework.Hosting;

/// <summary>
/// The channel sends an activity again when the answer was late or lost. It is handled once: a message is then simply accepted,
/// and where the HTTP response is the answer, the same answer is given, as long as it is remembered.
/// </summary>
internal sealed class RepeatedActivities(TimeProvider time, TurnMetrics metrics)
{
    private const int MostActivities = 100_000;
    private const int MostAnswers = 500;
    private const int LargestAnswer = 64 * 1024;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly Recent<bool> handled = new(Remembered, MostActivities, time);
    private readonly Recent<Task<TurnEnd>> answers = new(Remembered, MostAnswers, time);

    /// <summary>Runs the turn, unless it was run already. An activity without an id is always new.</summary>
    public async Task<TurnEnd> Once(Activity activity, Func<Task<TurnEnd>> turn)
    {
        if (KeyOf(activity) is not { } key) return await turn();
        if (activity.Type != ActivityTypes.Invoke && activity.DeliveryMode != DeliveryModes.ExpectReplies)
        {
            handled.GetOrAdd(key, true, out var isFirst);
            if (isFirst) return await turn();
            metrics.Repeated();
            return TurnEnd.Accepted;
        }

        var source = new TaskCompletionSource<TurnEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = answers.GetOrAdd(key, source.Task, out var isNew);
        if (!isNew)
        {
            metrics.Repeated();
            return await answer;
        }
        var end = new TurnEnd(500, Failed: true);
        try
        {
            end = await turn();
            return end;
        }
        finally
        {
            // Another try may end better; and a repeat that is under way now gets what there is.
            if (end.Failed || end.Body.Length > LargestAnswer) answers.Remove(key);
            source.SetResult(end);
        }
    }

    private static Fingerprint? KeyOf(Activity activity)
    {
        if (activity is not { Id.Length: > 0, Conversation.Id.Length: > 0 }) return null;
        // An edited message keeps its id; what tells one edit from the next is when it was made.
        var edit = activity.Type == ActivityTypes.MessageUpdate ? $"{activity.Extensions?.GetValueOrDefault("timestamp")} {activity.Text}" : null;
        return Fingerprint.Of(activity.ChannelId, activity.Conversation.Id, activity.Type, activity.Name, activity.Id, edit);
    }
}
