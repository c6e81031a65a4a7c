using System.Diagnostics;
using CompetencyBot.Browse;
using CompetencyBot.Cards;
using CompetencyBot.Localization;

namespace CompetencyBot.Ask;

/// <summary>Draws the end of a question.</summary>
public static class AskCards
{
    public static AdaptiveCard Draw(AskOutcome outcome) => Draw(outcome, Texts.In(outcome.Edition.Language));

    private static AdaptiveCard Draw(AskOutcome outcome, Texts texts) => outcome switch
    {
        AskOutcome.Answered answered => Answer(answered, texts),
        AskOutcome.Unsure unsure => Unsure(unsure, texts),
        AskOutcome.NothingFound nothing => NothingFound(nothing, texts),
        _ => throw new UnreachableException(),
    };

    private static AdaptiveCard Answer(AskOutcome.Answered answered, Texts texts) => CompetencyCard.Draw(
        answered.Best.Place,
        answered.Best.Indicators,
        answered.Edition,
        answered.AlsoClose.IsEmpty ? [] : [Parts.Section(texts.AlsoClose), .. answered.AlsoClose.Select(match => Row(match, answered.Question, texts))]);

    private static AdaptiveCard Unsure(AskOutcome.Unsure unsure, Texts texts) => Parts.Card(
        texts,
        texts.DidYouMean,
        $"{texts.DidYouMean} {string.Join("; ", unsure.Candidates.Select(match => match.Place.Competency.Title))}",
        [
            Asked(unsure.Question, texts),
            Parts.Heading(texts.DidYouMean),
            Parts.Text(texts.UnsureIntroduction),
            .. unsure.Candidates.Select(match => Row(match, unsure.Question, texts)),
        ],
        Parts.Button(texts.BrowseIndex, CardData.For(texts.Language, Verbs.Categories)));

    private static AdaptiveCard NothingFound(AskOutcome.NothingFound nothing, Texts texts) => Parts.Card(
        texts,
        texts.NothingFound,
        $"{texts.NothingFound}. {texts.NothingFoundWayForward}",
        [
            Asked(nothing.Question, texts),
            Parts.Heading(texts.NothingFound),
            Parts.Text(texts.NothingFoundWayForward),
            .. nothing.Nearest.IsEmpty ? (CardElement[])[] : [Parts.Section(texts.NearestTopics)],
            .. nothing.Nearest.Select(place => BrowseCards.TopicRow(place.Topic, texts)),
        ],
        Parts.Button(texts.BrowseIndex, CardData.For(texts.Language, Verbs.Categories)),
        Parts.Button(texts.HowToAsk, CardData.For(texts.Language, Verbs.Help)));

    /// <summary>The question, letter by letter: a person's text never becomes markup.</summary>
    private static RichTextBlock Asked(string question, Texts texts) => new(
    [
        new TextRun(texts.YouAsked) { Size = "small", IsSubtle = true },
        new TextRun(question) { Size = "small" },
    ]);

    private static Container Row(Match match, string question, Texts texts) =>
        BrowseCards.CompetencyRow(match.Place, match.Place.Topic.Name, question, texts);
}
