using CompetencyBot.BotFramework.Activities;
using CompetencyBot.Competencies;
using CompetencyBot.Help;
using CompetencyBot.Localization;

namespace CompetencyBot.Bot;

/// <summary>The bot: an activity in, its answer out. What it has no answer to, it leaves to the protocol.</summary>
internal sealed class TurnHandler(CardScreen cards, ConversationMemory memory)
{
    public ValueTask<TurnResult> OnTurn(Activity activity, CancellationToken cancellationToken) => ValueTask.FromResult(activity.Type switch
    {
        ActivityTypes.Message => OnMessage(activity),
        ActivityTypes.ConversationUpdate => OnConversationUpdate(activity),
        ActivityTypes.Invoke when activity.Name == InvokeNames.AdaptiveCardAction => OnCardAction(activity),
        _ => TurnResult.Nothing,
    });

    /// <summary>What a person is told whose turn failed, in their language.</summary>
    public static Activity FailureReply(Activity activity, string reference) => new()
    {
        Type = ActivityTypes.Message,
        Text = Texts.In(Languages.FromLocale(activity.Locale)).TurnFailed(reference),
    };

    private TurnResult OnMessage(Activity activity)
    {
        var text = MessageText.Of(activity);
        var request = (text.Length == 0 ? CardPress.FromSubmit(activity) : null) ?? CommandWords.Read(text, Languages.FromLocale(activity.Locale));
        var language = LanguageOf(request.Language, activity);
        var screen = cards.Draw(request, language, memory.Recall(activity)) ?? new Screen(HelpCards.Welcome(language));
        if (screen.Competency is { } shown) memory.Remember(activity, shown);
        return TurnResult.Reply(Replies.Message(screen.Card, activity));
    }

    private TurnResult OnCardAction(Activity activity)
    {
        if (CardPress.FromExecute(activity) is not { } press || cards.Draw(press, LanguageOf(press.Language, activity)) is not { } screen)
            return TurnResult.Respond(Replies.Error("BadRequest", "The action is none of this bot's."));
        if (screen.Competency is { } shown) memory.Remember(activity, shown);
        return TurnResult.Respond(Replies.Replace(screen.Card));
    }

    /// <summary>One welcome, when the bot itself is added to a personal chat. Elsewhere it would speak to people who did not ask.</summary>
    private static TurnResult OnConversationUpdate(Activity activity) =>
        activity.Conversation?.ConversationType is null or "personal"
        && activity.Conversation?.IsGroup != true
        && activity.MembersAdded?.Any(member => member.Id == activity.Recipient?.Id) == true
            ? TurnResult.Reply(Replies.Message(HelpCards.Welcome(Languages.FromLocale(activity.Locale)), activity))
            : TurnResult.Nothing;

    private static Language LanguageOf(string? pressed, Activity activity) => Languages.FromLocale(pressed ?? activity.Locale);
}
