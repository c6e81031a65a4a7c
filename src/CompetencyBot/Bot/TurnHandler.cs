using CompetencyBot.BotFramework.Activities;
using CompetencyBot.Competencies;
using CompetencyBot.Help;
using CompetencyBot.Localization;

namespace CompetencyBot.Bot;

/// <summary>The bot: an activity in, its answer out. What it has no answer to, it leaves to the protocol.</summary>
internal sealed class TurnHandler(CardScreen screen)
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
        var card = screen.Draw(request, language) ?? HelpCards.Welcome(language);
        return TurnResult.Reply(Replies.Message(card, activity));
    }

    private TurnResult OnCardAction(Activity activity) =>
        TurnResult.Respond(CardPress.FromExecute(activity) is { } press && screen.Draw(press, LanguageOf(press.Language, activity)) is { } card
            ? Replies.Replace(card)
            : Replies.Error("BadRequest", "The action is none of this bot's."));

    /// <summary>One welcome, when the bot itself is added to a personal chat. Elsewhere it would speak to people who did not ask.</summary>
    private static TurnResult OnConversationUpdate(Activity activity) =>
        activity.Conversation?.ConversationType is null or "personal"
        && activity.Conversation?.IsGroup != true
        && activity.MembersAdded?.Any(member => member.Id == activity.Recipient?.Id) == true
            ? TurnResult.Reply(Replies.Message(HelpCards.Welcome(Languages.FromLocale(activity.Locale)), activity))
            : TurnResult.Nothing;

    private static Language LanguageOf(string? pressed, Activity activity) => Languages.FromLocale(pressed ?? activity.Locale);
}
