using System.Collections.Frozen;
using System.Globalization;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>Finds the groups of the vocabulary in a run of wide stems. A group's phrases may have several words; the longest wins at each place.</summary>
internal sealed class MeaningGroups
{
    /// <summary>Begins the term of a group; no word begins so.</summary>
    private const char Mark = '=';

    private readonly FrozenDictionary<string, Phrase[]> phrasesByFirstWord;
    private readonly FrozenSet<string> stemsOfPhrases;

    public MeaningGroups(Vocabulary vocabulary, Func<string, List<string>> wideStems)
    {
        var phrases = new List<Phrase>();
        for (var group = 0; group < vocabulary.Groups.Length; group++)
        {
            foreach (var words in vocabulary.Groups[group])
            {
                if (wideStems(words) is { Count: > 0 } stems) phrases.Add(new Phrase([.. stems], $"{Mark}{group}"));
            }
        }
        phrases = [.. phrases.DistinctBy(phrase => (string.Join(' ', phrase.Stems), phrase.Term))];
        stemsOfPhrases = phrases.SelectMany(phrase => phrase.Stems).ToFrozenSet();
        phrasesByFirstWord = phrases
            .GroupBy(phrase => phrase.Stems[0])
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Stems.Length).ToArray());
    }

    /// <summary>Whether a word of the vocabulary has this wide stem, alone or in a phrase.</summary>
    public bool Holds(string wideStem) => stemsOfPhrases.Contains(wideStem);

    /// <summary>Each group found in the first <paramref name="count"/> words: the place of its first word, how many words it spans, and the group's term.</summary>
    public IEnumerable<(int Start, int Length, string Term)> In(List<AnalyzedWord> words, int count)
    {
        for (var start = 0; start < count; start++)
        {
            if (!phrasesByFirstWord.TryGetValue(words[start].Wide, out var phrases)) continue;
            var longest = 0;
            foreach (var phrase in phrases)
            {
                if (phrase.Stems.Length < longest || !Matches(phrase.Stems, words, start, count)) continue;
                longest = phrase.Stems.Length;
                yield return (start, longest, phrase.Term);
            }
        }
    }

    /// <summary>The number of the group that a term stands for, from 0; null for the term of a word.</summary>
    public static int? NumberOf(string term) => term[0] == Mark ? int.Parse(term.AsSpan(1), CultureInfo.InvariantCulture) : null;

    private static bool Matches(string[] phrase, List<AnalyzedWord> words, int start, int count)
    {
        if (start + phrase.Length > count) return false;
        for (var i = 1; i < phrase.Length; i++)
        {
            if (phrase[i] != words[start + i].Wide) return false;
        }
        return true;
    }

    private sealed record Phrase(string[] Stems, string Term);
}
