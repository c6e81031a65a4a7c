using System.Collections.Immutable;

namespace CompetencyBot.Package;

/// <summary>Something that Teams would not take: where it stands, the rule, and what to do.</summary>
/// <param name="Place">An option of the command, or a file with the line or the field in it.</param>
/// <param name="Rule">The rule that is broken, as a sentence.</param>
/// <param name="Remedy">What to do, as a sentence.</param>
public sealed record PackageProblem(string Place, string Rule, string Remedy)
{
    public override string ToString() => $"{Place}: {Rule} {Remedy}";
}

/// <summary>How making the app package ended.</summary>
public abstract record PackageOutcome
{
    private PackageOutcome() { }

    /// <summary>The bytes of the zip file, and the names of the files in it. The same input gives the same bytes.</summary>
    public sealed record Packed(ReadOnlyMemory<byte> Zip, ImmutableArray<string> Files) : PackageOutcome;

    /// <summary>Every problem found, in the order of the settings and files.</summary>
    public sealed record Refused(ImmutableArray<PackageProblem> Problems) : PackageOutcome;
}
