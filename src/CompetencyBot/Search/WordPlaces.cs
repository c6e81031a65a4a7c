using System.Runtime.CompilerServices;

namespace CompetencyBot.Search;

/// <summary>The places of a word as it is said and of its meanings; words that stand at the same places are the same here.</summary>
internal readonly struct WordTerms : IEquatable<WordTerms>
{
    private readonly Postings[] meanings;

    public WordTerms(QuestionWord word, EditionIndex index)
    {
        Itself = word.Word is { } term ? index.OfWord(term) : Postings.None;
        meanings = new Postings[word.Meanings.Length];
        Passages = Itself.Passages.Length;
        for (var i = 0; i < meanings.Length; i++) Passages += (meanings[i] = index.OfMeaning(word.Meanings[i])).Passages.Length;
    }

    /// <summary>How many passages all of these have, one in two of them counted twice.</summary>
    public int Passages { get; }

    public Postings Itself { get; }

    public ReadOnlySpan<Postings> Meanings => meanings;

    public bool Equals(WordTerms other) => ReferenceEquals(Itself, other.Itself) && meanings.AsSpan().SequenceEqual(other.meanings);

    public override bool Equals(object? obj) => obj is WordTerms other && Equals(other);

    public override int GetHashCode()
    {
        var hash = RuntimeHelpers.GetHashCode(Itself);
        foreach (var meaning in meanings) hash = (hash * 31) + RuntimeHelpers.GetHashCode(meaning);
        return hash;
    }
}

/// <summary>Where a word stands and how well, apart from how much the word tells.</summary>
internal sealed class WordPlaces
{
    /// <summary>The passages in order, each with the share of the word that it holds, the less the longer it is.</summary>
    public List<(int Passage, float Share)> Passages { get; } = [];

    /// <summary>The competencies in order, each with the end of its passages above and how much of the word's evidence it has.</summary>
    public List<(int Competency, int End, float Share)> Competencies { get; } = [];

    public List<(int Topic, float Share)> Topics { get; } = [];

    public void Clear()
    {
        Passages.Clear();
        Competencies.Clear();
        Topics.Clear();
    }

    /// <summary>The same, taking no more memory than it must.</summary>
    public WordPlaces Trimmed()
    {
        Passages.TrimExcess();
        Competencies.TrimExcess();
        Topics.TrimExcess();
        return this;
    }
}
