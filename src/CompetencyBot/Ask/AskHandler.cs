using System.Collections.Immutable;
using CompetencyBot.Competencies;
using CompetencyBot.Search;
using CompetencyBot.Snapshots;

namespace CompetencyBot.Ask;

/// <summary>Answers a question from the index. The same question gets the same answer.</summary>
public sealed class AskHandler(SnapshotSource snapshots)
{
    private const int MostAlternatives = 3;

    /// <summary>A competency must hold this share of the question's informative words to answer it …</summary>
    private const double EnoughToAnswer = 0.5;

    /// <summary>… and this share to be offered at all.</summary>
    private const double EnoughToOffer = 0.25;

    public AskOutcome Ask(string question, Language language)
    {
        var snapshot = snapshots.Current;
        var edition = snapshot.Framework.In(language);
        if (Code.TryParseTyped(question, out var code) && Named(code, question, edition) is { } named) return named;

        var hits = snapshot.Index.Search(question, language);
        ImmutableArray<Match> matches = [.. hits.Where(hit => hit.Coverage >= EnoughToOffer).Select(hit => MatchFor(hit, edition)).OfType<Match>()];
        return matches switch
        {
            [] => new AskOutcome.NothingFound(question, edition, NearestTopics(hits, edition)),
            [{ Confidence: >= EnoughToAnswer } best, .. var rest] => new AskOutcome.Answered(question, edition, best, [.. rest.Take(MostAlternatives)]),
            _ => new AskOutcome.Unsure(question, edition, [.. matches.Take(MostAlternatives)]),
        };
    }

    private static AskOutcome? Named(Code code, string question, Edition edition)
    {
        if (!code.IsTopic)
            return edition.Competency(code) is { } place
                ? new AskOutcome.Answered(question, edition, new Match(place, 1, code.IsIndicator ? [code] : []), [])
                : null;
        return edition.Topic(code) is { Topic.Competencies.IsEmpty: false } topic
            ? new AskOutcome.Unsure(question, edition, [.. topic.Topic.Competencies.Take(MostAlternatives).Select(competency => new Match(new CompetencyPlace(topic.Category, topic.Topic, competency), 1, []))])
            : null;
    }

    private static Match? MatchFor(Hit hit, Edition edition) =>
        edition.Competency(hit.Competency) is { } place ? new Match(place, hit.Coverage, hit.Indicators) : null;

    private static ImmutableArray<TopicPlace> NearestTopics(ImmutableArray<Hit> hits, Edition edition) =>
        [.. hits.Select(hit => edition.Topic(hit.Competency)).OfType<TopicPlace>().DistinctBy(place => place.Topic.Code).Take(MostAlternatives)];
}
