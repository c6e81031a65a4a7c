using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompetencyBot.Search;

/// <summary>The places of a word as it is said, then those of its meanings; words that stand at the same places are the same here.</summary>
internal sealed class WordTerms : IEquatable<WordTerms>
{
    private readonly Postings[] terms;

    public WordTerms(AnalyzedWord word, EditionIndex index)
        : this([word.Word is { } term ? index.OfWord(term) : Postings.None, .. word.Meanings.Select(index.OfMeaning)])
    {
    }

    private WordTerms(Postings[] terms)
    {
        this.terms = terms;
        foreach (var postings in terms)
        {
            Passages += postings.Passages.Length;
            Competencies = Math.Max(Competencies, postings.Competencies);
        }
    }

    public static WordTerms Nowhere { get; } = new([Postings.None]);

    /// <summary>How many passages all of these have, one in two of them counted twice.</summary>
    public int Passages { get; }

    /// <summary>In how many competencies the most common of these stands.</summary>
    public int Competencies { get; }

    public int Count => terms.Length;

    public Postings this[int number] => terms[number];

    public bool Equals(WordTerms? other) => other is not null && (ReferenceEquals(this, other) || terms.AsSpan().SequenceEqual(other.terms));

    public override bool Equals(object? obj) => Equals(obj as WordTerms);

    public override int GetHashCode()
    {
        var hash = 0;
        foreach (var postings in terms) hash = (hash * 31) + RuntimeHelpers.GetHashCode(postings);
        return hash;
    }
}

/// <summary>Where a word stands and how well, apart from how much the word tells.</summary>
internal sealed class WordPlaces
{
    /// <summary>The passages in order, each with the share of the word that it holds, the less the longer it is.</summary>
    public List<(int Passage, float Share)> Passages { get; } = [];

    /// <summary>The competencies in order.</summary>
    public List<CompetencyPlaced> Competencies { get; } = [];

    public List<(int Topic, float Share)> Topics { get; } = [];

    /// <summary>Those of a competency's passages in which the word stands; none if it does not stand there.</summary>
    public ReadOnlySpan<(int Passage, float Share)> PassagesIn(int competency)
    {
        var all = CollectionsMarshal.AsSpan(Competencies);
        // A binary search without a branch that could be guessed wrong: each search asks this some fifty times.
        var at = 0;
        for (var left = all.Length; left > 1; left -= left / 2) at += all[at + (left / 2) - 1].Competency < competency ? left / 2 : 0;
        return at < all.Length && all[at].Competency == competency ? CollectionsMarshal.AsSpan(Passages)[(at == 0 ? 0 : all[at - 1].End)..all[at].End] : [];
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

/// <summary>A competency in which a word stands.</summary>
/// <param name="Competency">Its number.</param>
/// <param name="End">Where its passages end in <see cref="WordPlaces.Passages"/>.</param>
/// <param name="Share">How much of the word's evidence it has.</param>
/// <param name="BestPassage">The largest share that one of its passages has.</param>
internal readonly record struct CompetencyPlaced(int Competency, int End, float Share, float BestPassage);
