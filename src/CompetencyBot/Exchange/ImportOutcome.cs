using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Exchange;

/// <summary>How reading a framework from another program's file ended.</summary>
public abstract record ImportOutcome
{
    private ImportOutcome() { }

    /// <summary>The editions read, and what could not be taken along, each as a sentence.</summary>
    public sealed record Taken(Uri Source, ImmutableArray<Edition> Editions, ImmutableArray<string> LeftOut) : ImportOutcome;

    /// <summary>Nothing could be taken; every reason as a sentence.</summary>
    public sealed record Refused(ImmutableArray<string> Reasons) : ImportOutcome;
}
