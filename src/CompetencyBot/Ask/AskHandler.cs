using System.Collections.Immutable;
using CompetencyBot.Competencies;
using CompetencyBot.Forms;
using CompetencyBot.Search;
using CompetencyBot.Snapshots;

namespace CompetencyBot.Ask;

/// <summary>Answers a question from the index. The same question gets the same answer.</summary>
public sealed class AskHandler(SnapshotSource snapshots)
{
    /// <summary>A question is read up to this many characters.</summary>
    public const int LongestQuestion = 2_000;

    private const int MostAlternatives = 3;
    private const int HitsLookedAt = 10;

    /// <summary>A question that shares so many words with one passage of the index, and so much of its weight, quotes it.</summary>
    private const int WordsOfAQuotation = 4;
    private const double AlmostWordForWord = 0.95;

    /// <summary>So few words that begin with one of the index's own are keywords: too little to tell a form from.</summary>
    private const int MostKeywords = 3;

    /// <param name="question">What a person typed.</param>
    /// <param name="preferred">The language to answer in when the question's own words do not tell.</param>
    /// <param name="only">Answers in this language whatever the words tell.</param>
    /// <param name="previous">The competency that the person's last question got, for a follow-up.</param>
    public AskOutcome Ask(string question, Language preferred, Language? only = null, Code? previous = null)
    {
        var snapshot = snapshots.Current;
        var text = Cut(question);
        var typed = new TypedText(text);
        var language = only ?? snapshot.Index.LanguageOf(typed, preferred);
        var edition = snapshot.Framework.In(language);
        if (Code.TryParseTyped(text, out var code) && Named(code, new Asked(text, edition, SearchResult.Empty)) is { } named) return named;

        var (request, isForIndex) = (IndexRequest.Without(text), IndexRequest.IsIn(text));
        if (snapshot.Index.TopicNamed(request == text ? typed : new TypedText(request), language, isForIndex) is { } topic
            && Named(topic, new Asked(text, edition, SearchResult.Empty)) is { } found) return found;

        var result = snapshot.Index.Search(typed, language, HitsLookedAt, FollowUp.Context(text, previous));
        var asked = new Asked(text, edition, result, FormOf(text, isForIndex, snapshot.Forms[language], result), text.Length < question.Length);
        return Confidence.Judge(asked) switch
        {
            Verdict.Answered => new AskOutcome.Answered(
                asked,
                Match.Of(result.Hits, edition).First(),
                [.. Match.Of(result.Hits.Skip(1).Where(hit => Confidence.IsClose(hit, result.Hits[0])), edition).Take(MostAlternatives)]),
            Verdict.Unsure => new AskOutcome.Unsure(asked, [.. Match.Of(result.Hits, edition).Take(MostAlternatives)]),
            _ => new AskOutcome.NothingFound(asked, asked.Form is QuestionForm.Competency or QuestionForm.LocalFact ? NearestTopics(Match.Of(result.Hits, edition)) : []),
        };
    }

    /// <summary>What is read of a text.</summary>
    public static string Cut(string text) => text.Length > LongestQuestion ? text[..LongestQuestion] : text;

    /// <summary>Why a question ended as it did: the competencies looked at first, with what each word added.</summary>
    public ImmutableArray<Explanation> Explain(AskOutcome outcome) => snapshots.Current.Index.Explain(outcome.Asked.Result, outcome.Asked.Edition.Language);

    /// <summary>A text that names the index, or stands in it almost word for word, is for the index however it is put; a few keywords that it holds may be.</summary>
    private static FormReading FormOf(string text, bool isForIndex, FormModel forms, SearchResult result)
    {
        var words = result.Question.Words;
        if (isForIndex || (words.Length >= WordsOfAQuotation && result.Hits is [{ Together: >= AlmostWordForWord }, ..])) return FormReading.Competencies;
        var reading = forms.Read(text);
        return reading.Otherwise is (QuestionForm.LocalFact or QuestionForm.OutsideWork) && AreKeywords(text.Trim(), words)
            ? reading with { Competency = Math.Max(reading.Competency, Confidence.Unlikely) }
            : reading;
    }

    private static bool AreKeywords(string text, ImmutableArray<QuestionWord> words) =>
        words is [var first, ..] && words.All(word => word.IsKnown)
        && text.Count(char.IsWhiteSpace) < MostKeywords && text.StartsWith(first.Surface, StringComparison.OrdinalIgnoreCase);

    private static AskOutcome? Named(Code code, Asked asked)
    {
        if (!code.IsTopic)
            return asked.Edition.Competency(code) is { } place
                ? new AskOutcome.Answered(asked, new Match(place, 1, code.IsIndicator ? [code] : []), [])
                : null;
        return asked.Edition.Topic(code) is { Topic.Competencies.IsEmpty: false } topic
            ? new AskOutcome.Unsure(asked, [.. topic.Topic.Competencies.Take(MostAlternatives).Select(competency => asked.Edition.Competency(competency.Code)).OfType<CompetencyPlace>().Select(place => new Match(place, 1, []))])
            : null;
    }

    private static ImmutableArray<TopicPlace> NearestTopics(IEnumerable<Match> matches) =>
        [.. matches.Where(match => match.Confidence > 0.2).Select(match => new TopicPlace(match.Place.Category, match.Place.Topic)).DistinctBy(place => place.Topic.Code).Take(MostAlternatives)];
}
