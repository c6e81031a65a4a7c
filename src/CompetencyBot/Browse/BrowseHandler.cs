using CompetencyBot.Competencies;
using CompetencyBot.Snapshots;

namespace CompetencyBot.Browse;

/// <summary>Walks the index by category and code.</summary>
public sealed class BrowseHandler(SnapshotSource snapshots)
{
    public BrowseOutcome Categories(Language language) => new BrowseOutcome.AtCategories(Edition(language));

    /// <summary>A category by id; all of them if it is not there any more.</summary>
    public BrowseOutcome Category(string? id, Language language)
    {
        var edition = Edition(language);
        return id is not null && edition.Category(id) is { } category
            ? new BrowseOutcome.AtCategory(category, edition)
            : new BrowseOutcome.AtCategories(edition);
    }

    /// <summary>The place of a code of any level, or null when the index has no such code.</summary>
    public BrowseOutcome? Code(Code code, Language language)
    {
        var edition = Edition(language);
        if (code.IsTopic) return edition.Topic(code) is { } topic ? new BrowseOutcome.AtTopic(topic, edition) : null;
        if (edition.Competency(code) is not { } place) return null;
        if (code.IsCompetency) return new BrowseOutcome.AtCompetency(place, [], edition);
        return place.Indicator(code) is null ? null : new BrowseOutcome.AtCompetency(place, [code], edition);
    }

    private Edition Edition(Language language) => snapshots.Current.Framework.In(language);
}
