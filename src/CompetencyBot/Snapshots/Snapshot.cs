using CompetencyBot.Competencies;
using CompetencyBot.Knowledge;
using CompetencyBot.Search;

namespace CompetencyBot.Snapshots;

/// <summary>The framework and its search index as they were at one moment. A turn uses one snapshot from beginning to end.</summary>
/// <param name="Framework">What the knowledge says.</param>
/// <param name="Index">Finds in it.</param>
/// <param name="Highlights">Tells which words of it speak of a question.</param>
/// <param name="Tag">A short name for this content: the same knowledge has the same on every machine, any other another.</param>
public sealed record Snapshot(Framework Framework, SearchIndex Index, Highlights Highlights, string Tag)
{
    public static Snapshot Of(KnowledgeBase knowledge) => new(
        knowledge.Framework,
        new SearchIndex(knowledge.Framework, knowledge.Vocabularies),
        new Highlights(knowledge.Vocabularies),
        KnowledgeTag.Of(knowledge));
}
