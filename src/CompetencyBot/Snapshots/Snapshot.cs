using CompetencyBot.Competencies;
using CompetencyBot.Knowledge;
using CompetencyBot.Search;

namespace CompetencyBot.Snapshots;

/// <summary>The framework and its search index as they were at one moment. A turn uses one snapshot from beginning to end.</summary>
public sealed record Snapshot(Framework Framework, SearchIndex Index)
{
    public static Snapshot Of(KnowledgeBase knowledge) =>
        new(knowledge.Framework, new SearchIndex(knowledge.Framework, knowledge.Vocabularies));
}
