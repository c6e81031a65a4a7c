using System.Diagnostics;
using System.Runtime.CompilerServices;
using CompetencyBot.Browse;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Localization;

namespace CompetencyBot.Ask;

/// <summary>Draws the end of a question.</summary>
public static class AskCards
{
    /// <summary>The row of each competency that was close to an answer, as long as the index holds it.</summary>
    private static readonly ConditionalWeakTable<CompetencyPlace, Container> Rows = [];

    public static AdaptiveCard Draw(AskOutcome outcome) => Draw(outcome, Texts.In(outcome.Asked.Edition.Language));

    private static AdaptiveCard Draw(AskOutcome outcome, Texts texts) => outcome switch
    {
        AskOutcome.Answered answered => Answer(answered, texts),
        AskOutcome.Unsure unsure => Unsure(unsure, texts),
        AskOutcome.NothingFound nothing => NothingFound(nothing, texts),
        _ => throw new UnreachableException(),
    };

    private static AdaptiveCard Answer(AskOutcome.Answered answered, Texts texts) => CompetencyCard.DrawAnswer(
        answered.Best.Place,
        answered.Best.Indicators,
        answered.Asked.Edition,
        before: Understood(answered.Asked, texts),
        after: answered.AlsoClose.IsEmpty ? [] : [Parts.Section(texts.AlsoClose), .. answered.AlsoClose.Select(match => Row(match, texts))]);

    private static AdaptiveCard Unsure(AskOutcome.Unsure unsure, Texts texts) => Parts.Card(
        texts,
        texts.DidYouMean,
        $"{texts.DidYouMean} {string.Join("; ", unsure.Candidates.Select(match => match.Place.Competency.Title))}",
        [
            Question(unsure.Asked, texts),
            .. Understood(unsure.Asked, texts),
            Parts.Heading(texts.DidYouMean),
            Parts.Text(texts.UnsureIntroduction),
            .. unsure.Candidates.Select(match => Row(match, texts)),
        ],
        Parts.Button(texts.BrowseIndex, CardData.For(texts.Language, Verbs.Categories)));

    private static AdaptiveCard NothingFound(AskOutcome.NothingFound nothing, Texts texts)
    {
        var (heading, wayForward) = NothingFound(nothing.Asked.Form, texts);
        return Parts.Card(
            texts,
            heading,
            $"{heading}. {wayForward}",
            [
                Question(nothing.Asked, texts),
                .. Understood(nothing.Asked, texts),
                Parts.Heading(heading),
                Parts.Text(wayForward),
                .. nothing.Nearest.IsEmpty ? (CardElement[])[] : [Parts.Section(texts.NearestTopics)],
                .. nothing.Nearest.Select(place => BrowseCards.TopicRow(place.Topic, texts)),
            ],
            Parts.Button(texts.BrowseIndex, CardData.For(texts.Language, Verbs.Categories)),
            Parts.Button(texts.HowToAsk, CardData.For(texts.Language, Verbs.Help)));
    }

    /// <summary>What to say of a question that ended in nothing, and what to do next.</summary>
    public static (string Heading, string WayForward) NothingFound(QuestionForm form, Texts texts) => form switch
    {
        QuestionForm.Competency => (texts.NothingFound, texts.NothingFoundWayForward),
        QuestionForm.Nonsense => (texts.NothingFound, texts.NothingFoundWayForward),
        QuestionForm.OutsideWork => (texts.NothingFound, texts.OutsideWorkWayForward),
        QuestionForm.LocalFact => (texts.LocalFact, texts.LocalFactWayForward),
        QuestionForm.SmallTalk => (texts.SmallTalk, texts.SmallTalkWayForward),
        QuestionForm.Instruction => (texts.Instruction, texts.SmallTalkWayForward),
        _ => throw new UnreachableException(),
    };

    /// <summary>The question, letter by letter: a person's text never becomes markup.</summary>
    private static RichTextBlock Question(Asked asked, Texts texts) => new(
    [
        new TextRun(texts.YouAsked) { Size = "small", IsSubtle = true },
        new TextRun(asked.Text) { Size = "small" },
    ]);

    /// <summary>How the question was read, where that differs from what was typed.</summary>
    private static IEnumerable<CardElement> Understood(Asked asked, Texts texts)
    {
        if (!asked.Mended.IsEmpty)
            yield return new RichTextBlock([new TextRun(texts.ShowingResultsFor(string.Join(", ", asked.Mended.Select(word => word.Meant)))) { Size = "small", IsSubtle = true }]);
        if (asked.WasCut)
            yield return Parts.Note(texts.QuestionCut(AskHandler.LongestQuestion));
    }

    private static Container Row(Match match, Texts texts) => Rows.GetOrAdd(match.Place, (place, texts) =>
    {
        var row = BrowseCards.CompetencyRow(place, place.Topic.Name, texts);
        // The row itself changes with what it leads back to.
        return row with { Items = [.. row.Items.Select(Parts.Kept)] };
    }, texts);
}
