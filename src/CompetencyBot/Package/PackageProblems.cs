using System.Collections.Immutable;

namespace CompetencyBot.Package;

/// <summary>Collects problems, so that all of them are told at once.</summary>
internal sealed class PackageProblems
{
    private readonly List<PackageProblem> problems = [];

    public bool IsEmpty => problems.Count == 0;

    public void Add(string place, string rule, string remedy) => problems.Add(new PackageProblem(place, rule, remedy));

    public ImmutableArray<PackageProblem> InOrder() => [.. problems.Distinct()];
}
