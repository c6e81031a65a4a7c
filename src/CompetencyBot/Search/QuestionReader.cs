using System.Collections.Immutable;

namespace CompetencyBot.Search;

/// <summary>Reads what a person asked into informative words, mending what the index does not know.</summary>
internal sealed class QuestionReader(LanguageAnalysis analysis, EditionIndex index)
{
    /// <summary>A word that the index lacks counts as one in so many competencies: it may be slang as well as another subject.</summary>
    private const int RarityOfTheUnknown = 4;

    private readonly Speller speller = new(
        index.Surfaces.Where(surface => !surface.Contains(' ')),
        surface => index.OfWord(analysis.Analyze([surface])[0].Word ?? "").Competencies);

    /// <param name="text">What was typed.</param>
    /// <param name="unfinished">Whether the last word may be the beginning of one.</param>
    public Question Read(TypedText text, bool unfinished = false)
    {
        var typed = text.Words(analysis);
        if (unfinished && typed is [.., var last] && !IsWritten(last) && speller.Complete(last) is { } whole) typed = [.. typed.SkipLast(1), whole];
        var mended = typed.Select(Mend).ToList();
        var surfaces = mended.Select((word, i) => word ?? typed[i]).ToList();
        var words = ImmutableArray.CreateBuilder<QuestionWord>();
        var seen = new HashSet<string>();
        var position = 0;
        var analyzed = analysis.Analyze(surfaces);
        foreach (var word in analyzed)
        {
            var original = position < typed.Count && mended[position] is not null ? typed[position] : null;
            position++;
            if (word.IsFunctionWord || !seen.Add(word.Word ?? word.Meanings[0])) continue;
            words.Add(Weigh(word, original));
        }
        return new Question(Repaired(text.Text, typed, mended), words.ToImmutable(), [.. LanguageAnalysis.PhrasingOf(analyzed).Distinct()]);
    }

    private static string Repaired(string text, IReadOnlyList<string> typed, List<string?> mended)
    {
        for (var i = 0; i < typed.Count; i++)
        {
            if (mended[i] is { } word) text = text.Replace(typed[i], word, StringComparison.OrdinalIgnoreCase);
        }
        return text;
    }

    /// <summary>How many words of a text belong to this language: function words and those that the index holds as they are written.</summary>
    public int CountKnown(TypedText text) => text.Words(analysis).Count(IsWritten);

    /// <summary>Whether the index, the vocabulary or the language's function words hold a word as it is written.</summary>
    public bool Knows(string surface) => IsWritten(surface) || analysis.IsInVocabulary(surface) || IsKnown(analysis.Analyze([surface])[0]);

    private bool IsWritten(string surface) => analysis.IsFunctionWord(surface) || index.Surfaces.Contains(surface);

    private string? Mend(string surface) => Knows(surface) ? null : speller.Mend(surface);

    private QuestionWord Weigh(AnalyzedWord word, string? typed)
    {
        // A word whose meaning is common tells little even where the word itself is rare.
        var frequency = FrequencyOf(word);
        var known = frequency > 0;
        if (!known) frequency = RarityOfTheUnknown;
        var count = index.Competencies.Length;
        var weight = Math.Log(1 + (count - Math.Min(frequency, count) + 0.5) / (Math.Max(1, frequency) + 0.5));
        return new QuestionWord(word.Surface, typed, word.Word, [.. word.Meanings], weight, known);
    }

    private bool IsKnown(AnalyzedWord word) => FrequencyOf(word) > 0;

    /// <summary>In how many competencies a word stands, or the most common of its meanings.</summary>
    private int FrequencyOf(AnalyzedWord word)
    {
        var most = word.Word is { } term ? index.OfWord(term).Competencies : 0;
        foreach (var meaning in word.Meanings) most = Math.Max(most, index.OfMeaning(meaning).Competencies);
        return most;
    }
}
