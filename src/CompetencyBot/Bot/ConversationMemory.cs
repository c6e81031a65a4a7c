using System.Collections.Concurrent;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.Competencies;

namespace CompetencyBot.Bot;

/// <summary>
/// What is remembered of conversations: the code of the last answer that each person got, for ten minutes, and the language that was
/// chosen, for as long as the program runs. No text is kept.
/// </summary>
internal sealed class ConversationMemory(TimeProvider time)
{
    private const int MostConversations = 20_000;

    /// <summary>How many answers are remembered between two looks at what can be forgotten, for counting takes longer than remembering.</summary>
    private const int BetweenLooks = 1_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Conversation, string Person), (Code Code, long Since)> answers = new();
    private readonly ConcurrentDictionary<string, Language> languages = new();
    private int remembered;

    public void Remember(Activity activity, Code code)
    {
        if (KeyOf(activity) is not { } key) return;
        if (Interlocked.Increment(ref remembered) % BetweenLooks == 0 && answers.Count >= MostConversations) Forget();
        answers[key] = (code, time.GetTimestamp());
    }

    public Code? Recall(Activity activity) =>
        KeyOf(activity) is { } key && answers.TryGetValue(key, out var answer) && time.GetElapsedTime(answer.Since) < Kept ? answer.Code : null;

    /// <summary>Chooses the language of a conversation; in a channel, of all its threads.</summary>
    public void Choose(Activity activity, Language language)
    {
        if (ConversationOf(activity) is not { } conversation) return;
        if (languages.Count >= MostConversations) languages.Clear();
        languages[conversation] = language;
    }

    /// <summary>The language chosen in the conversation, otherwise that of the person's client.</summary>
    public Language LanguageOf(Activity activity) =>
        ConversationOf(activity) is { } conversation && languages.TryGetValue(conversation, out var chosen) ? chosen : Languages.FromLocale(activity.Locale);

    /// <summary>Forgets a conversation that the bot was removed from.</summary>
    public void Leave(Activity activity)
    {
        if (ConversationOf(activity) is not { } conversation) return;
        languages.TryRemove(conversation, out _);
        foreach (var key in answers.Keys.Where(key => Channel(key.Conversation) == conversation)) answers.TryRemove(key, out _);
    }

    /// <summary>Drops what has expired; if all of it is fresh, everything, for a full memory must not grow.</summary>
    private void Forget()
    {
        foreach (var (key, answer) in answers)
        {
            if (time.GetElapsedTime(answer.Since) >= Kept) answers.TryRemove(key, out _);
        }
        if (answers.Count >= MostConversations) answers.Clear();
    }

    private static (string, string)? KeyOf(Activity activity) =>
        activity is { Conversation.Id: { Length: > 0 } conversation, From.Id: { Length: > 0 } person } ? (conversation, person) : null;

    private static string? ConversationOf(Activity activity) => activity.Conversation?.Id is { Length: > 0 } id ? Channel(id) : null;

    /// <summary>A channel's threads add the id of their first message to the channel's.</summary>
    private static string Channel(string conversation) => conversation.Split(";messageid=", 2)[0];
}
