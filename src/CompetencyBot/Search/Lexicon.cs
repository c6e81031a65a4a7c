using System.Collections.Concurrent;

namespace CompetencyBot.Search;

/// <summary>The words of one language as questions use them, with what the index knows of each.</summary>
internal sealed class Lexicon(LanguageAnalysis analysis, EditionIndex index)
{
    /// <summary>A word that the index lacks counts as one in so many competencies: it may be slang as well as another subject.</summary>
    private const int RarityOfTheUnknown = 4;

    /// <summary>Words that stand in the index as they are written, each from when it was first asked for. Of others nothing is kept: there is no end to them.</summary>
    private readonly ConcurrentDictionary<string, IndexedWord> known = new(StringComparer.Ordinal);

    /// <summary>Whether a word is a function word, or stands in the index as it is written.</summary>
    public bool IsWritten(string surface) => analysis.IsFunctionWord(surface) || index.Surfaces.Contains(surface);

    public IndexedWord WordOf(string surface)
    {
        if (known.TryGetValue(surface, out var word)) return word;
        var lexical = analysis.WordOf(surface);
        var question = Weigh(lexical.Alone);
        var isWritten = IsWritten(surface);
        word = new IndexedWord(lexical, isWritten || question.IsKnown || analysis.IsInVocabulary(lexical), question);
        return isWritten ? known.GetOrAdd(surface, word) : word;
    }

    /// <summary>How much a word tells: the rarer in the index, the more. One whose meaning is common tells little even where the word itself is rare.</summary>
    public QuestionWord Weigh(AnalyzedWord word)
    {
        var terms = new WordTerms(word, index);
        var frequency = terms.Competencies > 0 ? terms.Competencies : RarityOfTheUnknown;
        var count = index.Competencies.Length;
        var weight = Math.Log(1 + (count - Math.Min(frequency, count) + 0.5) / (frequency + 0.5));
        return new QuestionWord(word.Surface, null, word.Word, [.. word.Meanings], weight, terms.Competencies > 0) { Terms = terms };
    }
}

/// <summary>A word as it is written, with what the index knows of it.</summary>
/// <param name="Lexical">Its terms.</param>
/// <param name="IsKnown">Whether the index, the vocabulary or the function words hold it or its meaning: such a word is not mistyped.</param>
/// <param name="Alone">What it tells where it is no part of a phrase.</param>
internal sealed record IndexedWord(LexicalWord Lexical, bool IsKnown, QuestionWord Alone)
{
    public string Surface => Lexical.Bare.Surface;
}
