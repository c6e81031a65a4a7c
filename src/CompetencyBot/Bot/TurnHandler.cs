using System.Text.Json;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Help;
using CompetencyBot.Localization;

namespace CompetencyBot.Bot;

/// <summary>The bot: an activity in, its answer out. What it has no answer to, it leaves to the protocol.</summary>
internal sealed class TurnHandler(CardScreen cards, MessageExtension extension, ConversationMemory memory)
{
    private static readonly RawJson Empty = new("{}"u8.ToArray());

    public ValueTask<TurnResult> OnTurn(Activity activity, CancellationToken cancellationToken) => ValueTask.FromResult(activity.Type switch
    {
        ActivityTypes.Message => OnMessage(activity),
        ActivityTypes.MessageUpdate when EventOf(activity) == "editMessage" => OnMessage(activity),
        ActivityTypes.ConversationUpdate => OnConversationUpdate(activity),
        ActivityTypes.InstallationUpdate when activity.Action is "remove" or "remove-upgrade" => OnRemoved(activity),
        ActivityTypes.Invoke => OnInvoke(activity),
        _ => TurnResult.Nothing,
    });

    /// <summary>What a person is told whose turn failed, in their language.</summary>
    public Activity FailureReply(Activity activity, string reference) => new()
    {
        Type = ActivityTypes.Message,
        Text = Texts.In(memory.LanguageOf(activity)).TurnFailed(reference),
    };

    private TurnResult OnMessage(Activity activity)
    {
        var text = MessageText.Of(activity);
        var request = (text.Length == 0 ? CardPress.FromSubmit(activity) : null) ?? CommandWords.Read(text, memory.LanguageOf(activity));
        return TurnResult.Reply(Replies.Message((Show(request, activity) ?? HelpCards.Welcome(memory.LanguageOf(activity))), activity));
    }

    private TurnResult OnInvoke(Activity activity) => activity.Name switch
    {
        InvokeNames.AdaptiveCardAction => CardPress.FromExecute(activity) is { } press && Show(press, activity) is { } card
            ? TurnResult.Respond(Replies.Replace(card))
            : TurnResult.Respond(Replies.Error("BadRequest", "The action is none of this bot's.")),
        // Nothing is done with it, but the person who gave it must not see an error.
        InvokeNames.Feedback => TurnResult.Respond(new InvokeResponse(200, Empty)),
        _ => extension.On(activity, memory.LanguageOf(activity)) ?? TurnResult.Nothing,
    };

    /// <summary>The card for what was typed or pressed, remembering what the conversation goes on from; null for a press that is none of ours.</summary>
    private AdaptiveCard? Show(CardData request, Activity activity)
    {
        var language = request.Language is { } tag ? Languages.FromLocale(tag) : memory.LanguageOf(activity);
        if (request.Verb == Verbs.Language) memory.Choose(activity, language);
        if (cards.Draw(request, language, memory.Recall(activity)) is not { } screen) return null;
        if (screen.Code is { IsTopic: false } shown) memory.Remember(activity, shown);
        return screen.Card;
    }

    /// <summary>
    /// One message when the bot itself is added: the welcome in a personal chat, a short one that names who added it elsewhere.
    /// Who joins later hears nothing, for they did not ask.
    /// </summary>
    private TurnResult OnConversationUpdate(Activity activity)
    {
        if (activity.MembersAdded?.Any(member => member.Id == activity.Recipient?.Id) != true) return TurnResult.Nothing;
        var language = memory.LanguageOf(activity);
        var isPersonal = activity.Conversation?.ConversationType is null or "personal" && activity.Conversation?.IsGroup != true;
        var card = isPersonal ? HelpCards.Welcome(language) : HelpCards.Added(language, activity.From?.Id == activity.Recipient?.Id ? null : activity.From?.Name);
        return TurnResult.Reply(Replies.Message(card, activity));
    }

    private TurnResult OnRemoved(Activity activity)
    {
        memory.Leave(activity);
        return TurnResult.Nothing;
    }

    /// <summary>What Teams says has happened to a message.</summary>
    private static string? EventOf(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("eventType", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
}
