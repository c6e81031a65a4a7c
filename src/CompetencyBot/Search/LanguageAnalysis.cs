using System.Collections.Frozen;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>Reads text of one language into words with their index terms; the same for what is indexed and what is asked.</summary>
internal sealed class LanguageAnalysis
{
    /// <summary>Stands beside a function word in a phrasing, so that it is no word's meaning; no word is so.</summary>
    private const string FunctionMark = "~";

    private readonly WordStemmer stemmer;
    private readonly FrozenSet<string> functionWords;
    private readonly MeaningGroups groups;

    public LanguageAnalysis(Language language, Vocabulary vocabulary)
    {
        Language = language;
        stemmer = WordStemmer.For(language);
        functionWords = FunctionWords.Of(language);
        groups = new MeaningGroups(vocabulary, phrase => [.. stemmer.Split(phrase).Select(word => stemmer.StemsOf(word).Wide)]);
    }

    public Language Language { get; }

    /// <summary>A small number says as little as a function word: it counts, orders or dates something.</summary>
    public bool IsFunctionWord(string surface) => functionWords.Contains(surface) || (surface.Length <= 2 && surface.All(char.IsDigit));

    /// <summary>Whether the vocabulary has the word, alone or in a phrase: such a word is not mistyped.</summary>
    public bool IsInVocabulary(string surface) => groups.Holds(stemmer.StemsOf(surface).Wide);

    public List<string> Split(string text) => stemmer.Split(text);

    /// <summary>The words in order. A group that spans several words is a word of its own, after its last.</summary>
    public List<AnalyzedWord> Analyze(IReadOnlyList<string> surfaces)
    {
        var words = new List<AnalyzedWord>(surfaces.Count + 4);
        foreach (var surface in surfaces)
        {
            var stems = stemmer.StemsOf(surface);
            words.Add(new AnalyzedWord(surface, stems.Narrow, stems.Meanings, IsFunctionWord(surface)));
        }
        foreach (var (start, length, term) in groups.In(words, surfaces.Count))
        {
            if (length == 1)
                words[start] = words[start] with { Meanings = [.. words[start].Meanings, term], IsFunctionWord = false };
            else
                words.Add(new AnalyzedWord(string.Join(' ', surfaces.Skip(start).Take(length)), null, [term], false));
        }
        return words;
    }

    public List<AnalyzedWord> Analyze(string text) => Analyze(Split(text));

    /// <summary>How a text is put: its words by what they mean, function words as they are written, and each two words that follow one another.</summary>
    public static IEnumerable<PhrasingTerm> PhrasingOf(IEnumerable<AnalyzedWord> words)
    {
        string? previous = null;
        foreach (var word in words)
        {
            if (word.IsFunctionWord) yield return new PhrasingTerm(word.Surface, FunctionMark);
            else foreach (var meaning in word.Meanings) yield return new PhrasingTerm(meaning);
            if (word.Word is null) continue;
            var term = word.IsFunctionWord ? word.Surface : word.Wide;
            if (previous is not null) yield return new PhrasingTerm(previous, term);
            previous = term;
        }
    }
}

/// <summary>A word, or a phrase of the vocabulary, with its index terms.</summary>
/// <param name="Surface">As written, in lower case.</param>
/// <param name="Word">Its term for <see cref="EditionIndex.OfWord"/>; null for a phrase.</param>
/// <param name="Meanings">Its terms for <see cref="EditionIndex.OfMeaning"/>.</param>
/// <param name="IsFunctionWord">True for a word that says nothing of the subject.</param>
internal sealed record AnalyzedWord(string Surface, string? Word, string[] Meanings, bool IsFunctionWord)
{
    /// <summary>The term that it shares with its related forms.</summary>
    public string Wide => Meanings[0];
}
