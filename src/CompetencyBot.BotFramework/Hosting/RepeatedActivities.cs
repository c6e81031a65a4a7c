using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Limits;
using Microsoft.AspNetCore.Http;

namespace CompetencyBot.BotFramework.Hosting;

/// <summary>
/// The channel sends an activity again when the answer was late, lost or an error. It is handled once: whoever sends it again gets the
/// response that the first got or will get, as long as it is remembered. Where the turn could say nothing at all, the next try is a new one.
/// </summary>
internal sealed class RepeatedActivities(TimeProvider time, TurnMetrics metrics)
{
    private const int MostActivities = 100_000;

    /// <summary>Responses with a body take memory.</summary>
    private const int MostAnswers = 500;
    private const int LargestAnswer = 64 * 1024;

    /// <summary>How nearly every turn ends, remembered once for all of them.</summary>
    private static readonly Task<TurnEnd> Answered = Task.FromResult(new TurnEnd(StatusCodes.Status200OK));

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly Recent<Task<TurnEnd>> handled = new(Remembered, MostActivities, time);
    private readonly Recent<Task<TurnEnd>> answers = new(Remembered, MostAnswers, time);

    /// <summary>Runs the turn, unless it was run already. An activity without an id is always new.</summary>
    public async Task<TurnEnd> Once(Activity activity, Func<Task<TurnEnd>> turn)
    {
        if (KeyOf(activity) is not { } key) return await turn();
        var known = activity.Type == ActivityTypes.Invoke || activity.DeliveryMode == DeliveryModes.ExpectReplies ? answers : handled;
        var source = new TaskCompletionSource<TurnEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = known.GetOrAdd(key, source.Task, out var isNew);
        if (!isNew)
        {
            metrics.Repeated();
            return await first;
        }
        var end = new TurnEnd(500, Failed: true, MayComeAgain: true);
        try
        {
            end = await turn();
            return end;
        }
        finally
        {
            // Forgotten before it is told: who comes again because of it must not find it.
            if (end.MayComeAgain || end.Body.Length > LargestAnswer) known.Remove(key);
            else if (end == Answered.Result) known.Replace(key, Answered);
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
