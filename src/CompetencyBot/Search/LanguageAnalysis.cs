using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>Reads text of one language into words with their index terms; the same for what is indexed and what is asked.</summary>
internal sealed class LanguageAnalysis
{
    /// <summary>So many words are remembered, so that a flood of nonsense does not fill the memory.</summary>
    private const int MostRemembered = 50_000;

    private readonly WordStemmer stemmer;
    private readonly FrozenSet<string> functionWords;
    private readonly MeaningGroups groups;
    private readonly ConcurrentDictionary<string, LexicalWord> remembered = new(StringComparer.Ordinal);
    private readonly Func<ReadOnlySpan<char>, LexicalWord> wordOfLetters;

    /// <summary>Counted beside the dictionary, whose own count locks all of it.</summary>
    private int countRemembered;

    public LanguageAnalysis(Language language, Vocabulary vocabulary)
    {
        Language = language;
        stemmer = WordStemmer.For(language);
        functionWords = FunctionWords.Of(language);
        var byLetters = remembered.GetAlternateLookup<ReadOnlySpan<char>>();
        wordOfLetters = letters => byLetters.TryGetValue(letters, out var known) ? known : NewWord(letters.ToString());
        groups = new MeaningGroups(vocabulary, phrase => [.. stemmer.Split(phrase).Select(word => stemmer.StemsOf(word).Wide)]);
    }

    public Language Language { get; }

    /// <summary>A small number says as little as a function word: it counts, orders or dates something.</summary>
    public bool IsFunctionWord(string surface) => functionWords.Contains(surface) || (surface.Length <= 2 && surface.All(char.IsDigit));

    /// <summary>Whether the vocabulary has the word, alone or in a phrase: such a word is not mistyped.</summary>
    public bool IsInVocabulary(LexicalWord word) => groups.Holds(word.Bare.Wide);

    public List<string> Split(string text) => stemmer.Split(text);

    public LexicalWord WordOf(string surface) => remembered.TryGetValue(surface, out var known) ? known : NewWord(surface);

    private LexicalWord NewWord(string surface)
    {
        var (narrow, wide) = stemmer.StemsOf(surface);
        var bare = new AnalyzedWord(surface, narrow, [wide], IsFunctionWord(surface));
        var (alone, longer) = (bare, new List<MeaningGroups.Phrase>());
        foreach (var phrase in groups.From(wide))
        {
            if (phrase.Stems.Length == 1) alone = new AnalyzedWord(surface, narrow, [.. alone.Meanings, phrase.Term], false);
            else longer.Add(phrase);
        }
        var word = new LexicalWord(bare, alone, longer.Count == 0 ? [] : [.. longer]);
        if (Volatile.Read(ref countRemembered) < MostRemembered && remembered.TryAdd(surface, word)) Interlocked.Increment(ref countRemembered);
        return word;
    }

    public List<AnalyzedWord> Analyze(List<string> surfaces)
    {
        var words = new LexicalWord[surfaces.Count];
        for (var i = 0; i < words.Length; i++) words[i] = WordOf(surfaces[i]);
        return Analyze(words);
    }

    /// <summary>The words in order. The longest phrases of the vocabulary that begin at a word are words of their own, after the last.</summary>
    public static List<AnalyzedWord> Analyze(ReadOnlySpan<LexicalWord> words)
    {
        var analyzed = new List<AnalyzedWord>(words.Length + 4);
        foreach (var word in words) analyzed.Add(word.Alone);
        for (var start = 0; start < words.Length; start++)
        {
            var longest = 0;
            foreach (var phrase in words[start].Longer)
            {
                if (phrase.Stems.Length < longest || !Follow(phrase.Stems, words[start..])) continue;
                longest = phrase.Stems.Length;
                analyzed[start] = words[start].Bare;
                analyzed.Add(new AnalyzedWord(SurfaceOf(words.Slice(start, longest)), null, [phrase.Term], false));
            }
        }
        return analyzed;
    }

    public List<AnalyzedWord> Analyze(string text) => Analyze(CollectionsMarshal.AsSpan(stemmer.Split(text, wordOfLetters)));

    private static bool Follow(string[] stems, ReadOnlySpan<LexicalWord> words)
    {
        if (stems.Length > words.Length) return false;
        for (var i = 1; i < stems.Length; i++)
        {
            if (stems[i] != words[i].Bare.Wide) return false;
        }
        return true;
    }

    private static string SurfaceOf(ReadOnlySpan<LexicalWord> words)
    {
        var surfaces = new string[words.Length];
        for (var i = 0; i < words.Length; i++) surfaces[i] = words[i].Bare.Surface;
        return string.Join(' ', surfaces);
    }

    /// <summary>How a text is put: its words by what they mean, function words as they are written, and each two words that follow one another.</summary>
    /// <param name="words">The words in order.</param>
    /// <param name="terms">What they are added to.</param>
    public static void PhrasingOf(List<AnalyzedWord> words, List<PhrasingTerm> terms)
    {
        PhrasingTerm? previous = null;
        foreach (var word in words)
        {
            terms.AddRange(word.Phrasing);
            if (word.Word is null) continue;
            if (previous is { } before) terms.Add(before.Then(word.Neighbour));
            previous = word.Neighbour;
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

    /// <summary>Its own terms in a phrasing: that of a function word as it is written, or those of what it means.</summary>
    public PhrasingTerm[] Phrasing { get; } = IsFunctionWord ? [PhrasingTerm.OfFunctionWord(Surface)] : Array.ConvertAll(Meanings, meaning => new PhrasingTerm(meaning));

    /// <summary>What it is called beside its neighbours.</summary>
    public PhrasingTerm Neighbour { get; } = new(IsFunctionWord ? Surface : Meanings[0]);
}

/// <summary>A word as it is written, with all that can be said of it without its neighbours.</summary>
/// <param name="Bare">The word where it is part of a phrase.</param>
/// <param name="Alone">The word where it is not: it also means the groups that have it as a phrase of one word.</param>
/// <param name="Longer">The phrases of several words that begin with it, longest first.</param>
internal sealed record LexicalWord(AnalyzedWord Bare, AnalyzedWord Alone, MeaningGroups.Phrase[] Longer);
