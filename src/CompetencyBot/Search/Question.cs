using System.Collections.Immutable;

namespace CompetencyBot.Search;

/// <summary>A question as the search understands it.</summary>
/// <param name="Words">Its informative words and phrases, each once, in order.</param>
/// <param name="Text">The question with its mistyped words mended, those that hold a sentence together too.</param>
/// <param name="Phrasing">How it is put, in terms of the index's language model.</param>
public sealed record Question(string Text, ImmutableArray<QuestionWord> Words, ImmutableArray<PhrasingTerm> Phrasing)
{
    /// <summary>The words that were mistyped and what they were taken for.</summary>
    public IEnumerable<(string Typed, string Meant)> Mended => Words.Where(word => word.Typed is not null).Select(word => (word.Typed ?? "", word.Surface));
}

/// <summary>One informative word of a question.</summary>
/// <param name="Surface">The word, after mending.</param>
/// <param name="Typed">What was typed, if that was mended.</param>
/// <param name="Word">Its index term; null for a phrase of the vocabulary.</param>
/// <param name="Meanings">Its terms by meaning: related forms, and the groups of the vocabulary.</param>
/// <param name="Weight">How much it tells: the rarer in the index, the more.</param>
/// <param name="IsKnown">Whether the index holds it or its meaning.</param>
public sealed record QuestionWord(string Surface, string? Typed, string? Word, ImmutableArray<string> Meanings, double Weight, bool IsKnown)
{
    /// <summary>Where its terms stand in the index.</summary>
    internal WordTerms Terms { get; init; } = WordTerms.Nowhere;
}
