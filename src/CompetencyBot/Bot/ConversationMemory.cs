using System.Collections.Concurrent;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.Competencies;

namespace CompetencyBot.Bot;

/// <summary>The code of the last answer that each person got in a conversation, for ten minutes. No text is kept.</summary>
internal sealed class ConversationMemory(TimeProvider time)
{
    private const int MostConversations = 20_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Conversation, string Person), (Code Code, DateTimeOffset Until)> answers = new();

    public void Remember(Activity activity, Code code)
    {
        if (KeyOf(activity) is not { } key) return;
        if (answers.Count >= MostConversations) Forget();
        answers[key] = (code, time.GetUtcNow() + Kept);
    }

    public Code? Recall(Activity activity) =>
        KeyOf(activity) is { } key && answers.TryGetValue(key, out var answer) && answer.Until > time.GetUtcNow() ? answer.Code : null;

    /// <summary>Drops what has expired; if all of it is fresh, everything, for a full memory must not grow.</summary>
    private void Forget()
    {
        foreach (var (key, answer) in answers)
        {
            if (answer.Until <= time.GetUtcNow()) answers.TryRemove(key, out _);
        }
        if (answers.Count >= MostConversations) answers.Clear();
    }

    private static (string, string)? KeyOf(Activity activity) =>
        activity is { Conversation.Id: { Length: > 0 } conversation, From.Id: { Length: > 0 } person } ? (conversation, person) : null;
}
