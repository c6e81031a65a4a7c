using System.Collections.Immutable;

namespace CompetencyBot.Knowledge;

/// <summary>Collects problems while a folder is read, so that all of them are told at once.</summary>
internal sealed class ProblemList
{
    /// <summary>Most of what a file says that is quoted: problems are read in logs and on terminals.</summary>
    private const int Longest = 400;

    /// <summary>Most problems told: somebody has to read them.</summary>
    private const int Most = 500;

    private readonly List<KnowledgeProblem> problems = [];

    public bool IsEmpty => problems.Count == 0;

    public void Add(string file, int line, string problem, string remedy) => Add(new KnowledgeProblem(Shortened(file), line, Shortened(problem), remedy));

    public void Add(ProblemList others)
    {
        foreach (var problem in others.problems) Add(problem);
    }

    private void Add(KnowledgeProblem problem)
    {
        if (problems.Count < Most) problems.Add(problem);
        else if (problems.Count == Most) problems.Add(problem with { Problem = "There are more problems than are told here.", Remedy = "Mend the others first." });
    }

    public ImmutableArray<KnowledgeProblem> InOrder() =>
        [.. problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];

    private static string Shortened(string text) => text.Length <= Longest ? text : $"{text.AsSpan(0, Longest / 2)} … {text.AsSpan(text.Length - (Longest / 2))}";
}
