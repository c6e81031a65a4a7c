using System.Collections.Immutable;

namespace CompetencyBot.Competencies;

/// <summary>Groups of words and phrases that mean the same in a library, in one language.</summary>
public sealed record Vocabulary(ImmutableArray<ImmutableArray<string>> Groups);
