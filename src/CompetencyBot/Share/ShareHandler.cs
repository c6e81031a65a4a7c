using CompetencyBot.Ask;
using CompetencyBot.Browse;
using CompetencyBot.Competencies;
using CompetencyBot.Search;
using CompetencyBot.Snapshots;

namespace CompetencyBot.Share;

/// <summary>Finds what to put into a message: as one types, for a message that was written, or by the address of a page.</summary>
public sealed class ShareHandler(SnapshotSource snapshots, AskHandler ask, BrowseHandler browse, IndexPages pages)
{
    /// <summary>Results of one page, as message extensions show them.</summary>
    public const int MostResults = 25;

    /// <summary>What a competency must hold of the words typed so far to be listed.</summary>
    private const double LeastCoverage = 0.25;

    /// <summary>The results for what is typed so far; topics to start from when that is nothing.</summary>
    /// <param name="text">What is typed so far. Its last word may not be finished.</param>
    /// <param name="preferred">The language when the words do not tell.</param>
    /// <param name="skip">Results that were shown already.</param>
    /// <param name="count">Results wanted, at most <see cref="MostResults"/>.</param>
    public IReadOnlyList<BrowseOutcome> Search(string? text, Language preferred, int skip = 0, int count = MostResults)
    {
        var snapshot = snapshots.Current;
        var page = Math.Clamp(count, 1, MostResults);
        if (string.IsNullOrWhiteSpace(text)) return [.. Topics(snapshot.Framework.In(preferred)).Skip(skip).Take(page)];
        if (Code.TryParseTyped(text, out var code) && browse.Code(code, preferred) is { } place)
            return [.. WithCompetencies(place).Skip(skip).Take(page)];

        var cut = new TypedText(AskHandler.Cut(text));
        var language = snapshot.Index.LanguageOf(cut, preferred);
        var edition = snapshot.Framework.In(language);
        return
        [
            .. snapshot.Index.Search(cut, language, skip + page, unfinished: true).Hits.Skip(skip)
                .Where(hit => hit.Coverage >= LeastCoverage)
                .Select(hit => edition.Competency(hit.Competency) is { } found ? new BrowseOutcome.AtCompetency(found, hit.Indicators, edition) : null)
                .OfType<BrowseOutcome>(),
        ];
    }

    /// <summary>The up to three competencies that fit a message.</summary>
    public AskOutcome ForMessage(string message, Language preferred) => ask.Ask(message, preferred);

    /// <summary>What the page at an address shows; null for an address that is none of ours.</summary>
    public BrowseOutcome? AtPage(string? address, Language preferred) =>
        pages.TryRead(address, out var code, out var language) ? browse.Code(code, language ?? preferred) : null;

    private static IEnumerable<BrowseOutcome> Topics(Edition edition) =>
        edition.Topics.Where(place => !place.Topic.Competencies.IsEmpty).Select(place => new BrowseOutcome.AtTopic(place, edition));

    private static IEnumerable<BrowseOutcome> WithCompetencies(BrowseOutcome place) => place is BrowseOutcome.AtTopic { Place: var topic, Edition: var edition }
        ? [place, .. topic.Topic.Competencies.Select(competency => new BrowseOutcome.AtCompetency(new CompetencyPlace(topic.Category, topic.Topic, competency), [], edition))]
        : [place];
}
