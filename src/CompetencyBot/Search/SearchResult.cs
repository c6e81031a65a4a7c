using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>What a search found: the question as it was read, and the competencies, best first.</summary>
public sealed record SearchResult(Question Question, ImmutableArray<Hit> Hits)
{
    public static SearchResult Empty { get; } = new(new Question("", [], []), []);

    /// <summary>How far the best stands before the next, as a share of its score, from 0 to 1.</summary>
    public double Lead => Hits switch
    {
        [] => 0,
        [_] => 1,
        [var best, var next, ..] => (best.Score - next.Score) / best.Score,
    };
}

/// <summary>A competency found, with the indicators that speak of the question, the strongest first.</summary>
/// <param name="Competency">Its code.</param>
/// <param name="Score">For ordering the hits of one search only; it means nothing across searches.</param>
/// <param name="Coverage">How much of the question's informative words the competency holds, from 0 to 1.</param>
/// <param name="Together">How much of them a single title, indicator or question of it holds, from 0 to 1.</param>
/// <param name="Indicators">Codes of the indicators that match.</param>
public sealed record Hit(Code Competency, double Score, double Coverage, double Together, ImmutableArray<Code> Indicators);
