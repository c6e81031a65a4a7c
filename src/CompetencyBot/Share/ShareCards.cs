using System.Diagnostics;
using CompetencyBot.Ask;
using CompetencyBot.Browse;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Localization;

namespace CompetencyBot.Share;

/// <summary>
/// Draws cards for places where the bot may not be: they need nothing of it, and keep to version 1.3, which link previews stop at.
/// </summary>
public static class ShareCards
{
    private const string Version = "1.3";

    /// <param name="place">The topic or competency shown.</param>
    /// <param name="page">Its page, to link to; null when there is none.</param>
    /// <param name="withNotes">Whether the library's own notes are shown: only where its own people read the card.</param>
    public static AdaptiveCard Draw(BrowseOutcome place, Uri? page, bool withNotes = true)
    {
        var texts = Texts.In(place.Edition.Language);
        var card = place switch
        {
            BrowseOutcome.AtCompetency { Place: var at, Marked: var marked } => Parts.Card(
                texts, Parts.Titled(at.Competency), CompetencyCard.Spoken(at.Competency, marked), CompetencyCard.Body(at, marked, place.Edition, withNotes: withNotes)),
            BrowseOutcome.AtTopic { Place: var at } => Topic(at, place.Edition, texts),
            _ => throw new UnreachableException(),
        };
        return (page is null ? card : card.With(new OpenUrlAction { Title = texts.ViewInIndex, Url = page })) with { Version = Version };
    }

    /// <summary>How a result is listed: a title and a line below it.</summary>
    public static (string Title, string Line) Preview(BrowseOutcome place)
    {
        var texts = Texts.In(place.Edition.Language);
        return place switch
        {
            BrowseOutcome.AtCompetency { Place: var at } => (Parts.Titled(at.Competency), $"{at.Category.Name} › {at.Topic.Name}"),
            BrowseOutcome.AtTopic { Place: var at } => ($"{at.Topic.Code} · {at.Topic.Name}", $"{at.Category.Name} · {texts.CompetencyCount(at.Topic.Competencies.Length)}"),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The competencies that fit a message; choosing one puts it into the reply.</summary>
    public static AdaptiveCard Choices(AskOutcome outcome)
    {
        var texts = Texts.In(outcome.Asked.Edition.Language);
        var matches = outcome.Matches;
        return matches.IsEmpty
            ? Parts.Card(texts, texts.NothingFound, $"{texts.NothingFound}. {texts.NothingFoundWayForward}", [Parts.Heading(texts.NothingFound), Parts.Text(texts.NothingFoundWayForward)])
            : Parts.Card(
                texts,
                texts.FindForMessage,
                $"{texts.FindForMessage}. {texts.FindForMessageIntroduction}",
                [Parts.Heading(texts.FindForMessage), Parts.Text(texts.FindForMessageIntroduction), .. matches.Select(match => Choice(match.Place, texts))]);
    }

    private static Container Choice(CompetencyPlace place, Texts texts) => Parts.Row(
        Parts.Titled(place.Competency),
        place.Topic.Name,
        new SubmitAction
        {
            Title = texts.InsertCompetency(place.Competency.Code, place.Competency.Title),
            Data = CardData.For(texts.Language, Verbs.Share, place.Competency.Code.ToString()),
        });

    private static AdaptiveCard Topic(TopicPlace at, Edition edition, Texts texts) => Parts.Card(
        texts,
        at.Topic.Name,
        $"{at.Topic.Name}. {at.Topic.Text?.Introduction ?? texts.TopicWithoutText}",
        [
            Parts.Breadcrumb(at.Category.Name),
            Parts.Heading($"{at.Topic.Code} · {at.Topic.Name}"),
            Parts.Text(at.Topic.Text?.Introduction ?? texts.TopicWithoutText),
            Parts.Section(texts.Competencies),
            .. at.Topic.Competencies.Select(competency => Parts.Text(Parts.Titled(competency)) with { Spacing = "small" }),
            .. at.Topic.Text is { } text ? (CardElement[])[Parts.Source(text, edition, texts)] : [],
        ]);
}
