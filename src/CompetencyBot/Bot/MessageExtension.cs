using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.Browse;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Share;

namespace CompetencyBot.Bot;

/// <summary>The message extension: search from the compose box, the competency for a message, cards for pasted links.</summary>
internal sealed class MessageExtension(ShareHandler share, BrowseHandler browse, IndexPages pages)
{
    private const string InitialRun = "initialRun";

    /// <summary>The response to an invoke of a message extension; null for an invoke of another kind.</summary>
    public TurnResult? On(Activity invoke, Language language) => invoke.Name switch
    {
        InvokeNames.Query => With(invoke, ActivityJson.Default.MessagingExtensionQuery, query => Results(query, language)),
        InvokeNames.SelectItem => With(invoke, ActivityJson.Default.JsonElement, value => Chosen(value, language)),
        InvokeNames.QueryLink => With(invoke, ActivityJson.Default.AppBasedLinkQuery, link => Unfurled(link.Url, language, withNotes: true)),
        InvokeNames.AnonymousQueryLink => With(invoke, ActivityJson.Default.AppBasedLinkQuery, link => Unfurled(link.Url, language, withNotes: false)),
        InvokeNames.FetchTask => With(invoke, ActivityJson.Default.MessagingExtensionAction, action => Choices(action, language)),
        InvokeNames.SubmitAction => With(invoke, ActivityJson.Default.MessagingExtensionAction, action => action.Data is { } data ? Chosen(data, language) : null),
        _ => null,
    };

    private MessagingExtensionActionResponse Results(MessagingExtensionQuery query, Language language)
    {
        var typed = query.Parameters?.Where(parameter => parameter.Name != InitialRun).Select(parameter => parameter.Value).FirstOrDefault();
        var text = typed is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        var places = share.Search(text, language, Math.Max(0, query.QueryOptions?.Skip ?? 0), query.QueryOptions?.Count ?? ShareHandler.MostResults);
        return Respond(places.Select(place => Whole(place, withNotes: true)));
    }

    /// <summary>The card of what was chosen; null when the data are none of ours.</summary>
    private MessagingExtensionActionResponse? Chosen(JsonElement value, Language language) =>
        CardPress.DataIn(value) is { Verb: Verbs.Share } data && Code.TryParse(data.Code, out var code)
        && browse.Code(code, data.Language is { } tag ? Languages.FromLocale(tag) : language) is { } place
            ? Respond([Whole(place, withNotes: true)])
            : null;

    private MessagingExtensionActionResponse Unfurled(string? address, Language language, bool withNotes) =>
        Respond(share.AtPage(address, language) is { } place ? [Whole(place, withNotes)] : []);

    private MessagingExtensionActionResponse Choices(MessagingExtensionAction action, Language language)
    {
        var card = ShareCards.Choices(share.ForMessage(MessageText.OfHtml(action.MessagePayload?.Body?.Content ?? ""), language));
        return new MessagingExtensionActionResponse(Task: new TaskModuleContinueResponse(
            new TaskModuleTaskInfo(card.Summary, new Attachment { ContentType = ContentTypes.AdaptiveCard, Content = new RawJson(CardJson.Utf8(card)) })));
    }

    /// <summary>The card that goes into the message, and how it is listed. It comes with the list, so that choosing it asks nothing more.</summary>
    private MessagingExtensionAttachment Whole(BrowseOutcome place, bool withNotes)
    {
        var (title, line) = ShareCards.Preview(place);
        var card = ShareCards.Draw(place, pages.AddressOf(CodeOf(place), place.Edition.Language), withNotes);
        return new MessagingExtensionAttachment(ContentTypes.AdaptiveCard, new RawJson(CardJson.Utf8(card)), new PreviewAttachment(new ThumbnailCard(title, line)));
    }

    private static Code CodeOf(BrowseOutcome place) => place is BrowseOutcome.AtCompetency at ? at.Place.Competency.Code : ((BrowseOutcome.AtTopic)place).Place.Topic.Code;

    private static MessagingExtensionActionResponse Respond(IEnumerable<MessagingExtensionAttachment> attachments) => new(new MessagingExtensionResult([.. attachments]));

    private static TurnResult With<T>(Activity invoke, JsonTypeInfo<T> type, Func<T, MessagingExtensionActionResponse?> respond)
    {
        try
        {
            if (invoke.Value is { ValueKind: JsonValueKind.Object } value && value.Deserialize(type) is { } request && respond(request) is { } response)
                return TurnResult.Respond(new InvokeResponse(200, new RawJson(JsonSerializer.SerializeToUtf8Bytes(response, ActivityJson.Wire.MessagingExtensionActionResponse))));
        }
        catch (JsonException)
        {
            // A value of another shape than the protocol's is answered like one that makes no sense.
        }
        return TurnResult.Respond(Replies.Error("BadRequest", $"The value of {invoke.Name} is not what this bot understands."));
    }
}
