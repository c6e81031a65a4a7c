using System.Collections.Immutable;
using System.Globalization;
using CompetencyBot.Competencies;

namespace CompetencyBot.Knowledge;

/// <summary>Something wrong in a knowledge file: where, what, and what to do. <c>Line</c> starts at 1.</summary>
public sealed record KnowledgeProblem(string File, int Line, string Problem, string Remedy)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Problem} {Remedy}");
}

/// <summary>How reading a knowledge folder ended.</summary>
public abstract record KnowledgeOutcome
{
    private KnowledgeOutcome() { }
    public sealed record Read(KnowledgeBase Knowledge) : KnowledgeOutcome;

    /// <summary>Every problem found, in the order of files and lines.</summary>
    public sealed record Refused(ImmutableArray<KnowledgeProblem> Problems) : KnowledgeOutcome;
}

/// <summary>All that a knowledge folder holds.</summary>
public sealed record KnowledgeBase(
    Framework Framework, ImmutableDictionary<Language, Vocabulary> Vocabularies, ImmutableDictionary<Language, Elsewhere> Elsewhere);
