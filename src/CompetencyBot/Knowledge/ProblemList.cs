using System.Collections.Immutable;

namespace CompetencyBot.Knowledge;

/// <summary>Collects problems while a folder is read, so that all of them are told at once.</summary>
internal sealed class ProblemList
{
    private readonly List<KnowledgeProblem> problems = [];

    public bool IsEmpty => problems.Count == 0;

    public void Add(string file, int line, string problem, string remedy) => problems.Add(new KnowledgeProblem(file, line, problem, remedy));

    public ImmutableArray<KnowledgeProblem> InOrder() =>
        [.. problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];
}
