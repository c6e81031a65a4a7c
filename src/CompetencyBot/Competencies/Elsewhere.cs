using System.Collections.Immutable;

namespace CompetencyBot.Competencies;

/// <summary>What people type that the index does not hold, in one language: the bot learns from these how such texts are put.</summary>
public sealed record Elsewhere(ImmutableArray<(QuestionForm Form, string Text)> Lines)
{
    public static Elsewhere None { get; } = new([]);

    public static Elsewhere operator +(Elsewhere left, Elsewhere right) => new([.. left.Lines, .. right.Lines]);
}
