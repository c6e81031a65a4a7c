using System.Collections.Frozen;
using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>Tells when a question does nothing but name a topic.</summary>
internal sealed class TopicNames
{
    private readonly LanguageAnalysis analysis;
    private readonly ImmutableArray<(Code Code, HashSet<string> Name, HashSet<string> Category)> topics;
    private readonly FrozenSet<string> stems;

    public TopicNames(Edition edition, LanguageAnalysis analysis)
    {
        this.analysis = analysis;
        topics = [.. edition.Topics.Where(place => !place.Topic.Competencies.IsEmpty).Select(place => (place.Topic.Code, StemsOf(place.Topic.Name), StemsOf(place.Category.Name)))];
        stems = topics.SelectMany(topic => topic.Name).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The topic that a text names: its whole name or, where the text speaks of the index, the part of a name that no other topic has.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="aboutIndex">Whether it asks for a part of the index rather than for what to do.</param>
    public Code? In(TypedText text, bool aboutIndex)
    {
        var surfaces = text.Words(analysis);
        // Most questions have a word that no name has.
        if (!aboutIndex && surfaces.Exists(surface => analysis.WordOf(surface).Bare is { IsFunctionWord: false } word && !stems.Contains(word.Wide))) return null;
        var words = StemsOf(surfaces);
        foreach (var topic in topics)
        {
            if (topic.Name.Count > 0 && topic.Name.SetEquals(words)) return topic.Code;
        }
        if (!aboutIndex) return null;
        var fitting = topics.Where(topic => words.Overlaps(topic.Name) && words.Except(topic.Name).All(topic.Category.Contains)).ToList();
        return fitting.Count == 1 ? fitting[0].Code
            : fitting.Where(topic => topic.Name.IsSubsetOf(words)).ToList() is [var whole] ? whole.Code
            : null;
    }

    private HashSet<string> StemsOf(string text) => StemsOf(analysis.Split(text));

    private HashSet<string> StemsOf(List<string> surfaces) => [.. analysis.Analyze(surfaces).Where(word => word is { Word: not null, IsFunctionWord: false }).Select(word => word.Wide)];
}
