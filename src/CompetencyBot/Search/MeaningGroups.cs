using System.Collections.Frozen;
using System.Globalization;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>The groups of the vocabulary by the wide stems of their phrases, which may have several words.</summary>
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

    /// <summary>The phrases that begin with a wide stem, longest first.</summary>
    public ReadOnlySpan<Phrase> From(string wideStem) => phrasesByFirstWord.TryGetValue(wideStem, out var phrases) ? phrases : [];

    /// <summary>The number of the group that a term stands for, from 0; null for the term of a word.</summary>
    public static int? NumberOf(string term) => term[0] == Mark ? int.Parse(term.AsSpan(1), CultureInfo.InvariantCulture) : null;

    /// <summary>A phrase of a group.</summary>
    /// <param name="Stems">The wide stems of its words.</param>
    /// <param name="Term">The term of its group.</param>
    internal sealed record Phrase(string[] Stems, string Term);
}
