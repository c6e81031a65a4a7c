using System.Collections.Frozen;
using System.Numerics;

namespace CompetencyBot.Search;

/// <summary>Mends a word that the index does not know with the likeliest of its own words.</summary>
internal sealed class Speller
{
    private const int ShortestMended = 3;

    /// <summary>What two swapped letters cost; a letter too many, too few or wrong costs about 1.</summary>
    private const double Swapped = 0.6;

    /// <summary>What a doubled letter costs: the least for which a word gets longer or shorter.</summary>
    private const double Doubled = 0.7;

    /// <summary>What a letter costs that was taken for the one on a neighbouring key.</summary>
    private const double NeighbourReplaced = 0.8;

    /// <summary>For each letter from a, the letters on the keys beside it, as <see cref="LettersOf"/> counts them.</summary>
    private static readonly uint[] Neighbours = NeighboursOn("qwertyuiop", "asdfghjkl", "zxcvbnm");

    /// <summary>By first letter, the shortest first. Found for the first word that needs them, for a start does not wait for it.</summary>
    private readonly Lazy<FrozenDictionary<char, Candidate[]>> candidates;

    /// <param name="words">The index's words.</param>
    /// <param name="frequencyOf">In how many competencies a word stands.</param>
    public Speller(IEnumerable<string> words, Func<string, int> frequencyOf) =>
        candidates = new(() => words
            .Where(word => word.Length >= ShortestMended && word.All(char.IsLetter))
            .Select(word => (Word: word, Folded: WordStemmer.Fold(word)))
            .GroupBy(pair => pair.Folded[0])
            .ToFrozenDictionary(group => group.Key, group => group
                .Select(pair => new Candidate(pair.Word, pair.Folded, pair.Folded.Length, LettersOf(pair.Folded), 0.02 * Math.Log(1 + frequencyOf(pair.Word))))
                .OrderBy(candidate => candidate.Length).ThenBy(candidate => candidate.Word, StringComparer.Ordinal).ToArray()));

    /// <summary>The likeliest word, or null when none is near enough: two letters swapped in three, one slip from four, two from seven up. Accents don't matter.</summary>
    public string? Mend(string word)
    {
        if (word.Length is < ShortestMended or > 30 || !word.All(char.IsLetter)) return null;
        var typed = WordStemmer.Fold(word);
        var allowed = typed.Length switch { ShortestMended => Swapped, < 7 => 1, _ => 2 };
        var (best, bestCost) = ((string?)null, double.MaxValue);
        Look(typed[0], candidate => true);
        // The first letter is mostly right; if not, it is swapped with the second.
        if (typed[1] != typed[0]) Look(typed[1], candidate => candidate.Length > 1 && candidate[1] == typed[0]);
        return best;

        void Look(char first, Func<string, bool> fits)
        {
            if (!candidates.Value.TryGetValue(first, out var words)) return;
            var letters = LettersOf(typed);
            // A slip brings in one other letter at most, and takes one away at most.
            var mostNew = (int)(allowed / NeighbourReplaced);
            foreach (ref readonly var candidate in words.AsSpan())
            {
                if (candidate.Length < typed.Length - (int)allowed) continue;
                if (candidate.Length > typed.Length + (int)allowed) break;
                if (BitOperations.PopCount(candidate.Letters & ~letters) > mostNew || BitOperations.PopCount(letters & ~candidate.Letters) > mostNew || !fits(candidate.Folded)) continue;
                var cost = Distance(typed, candidate.Folded, Math.Min(allowed, bestCost + 1));
                if (cost > allowed) continue;
                // Among equally near words the one that stands in more competencies is likelier.
                cost -= candidate.Bonus;
                if (cost < bestCost) (best, bestCost) = (candidate.Word, cost);
            }
        }
    }

    /// <summary>The word in the most competencies that begins so, or null when none does. Accents don't matter.</summary>
    public string? Complete(string beginning)
    {
        var typed = WordStemmer.Fold(beginning);
        return typed.Length >= 2 && candidates.Value.TryGetValue(typed[0], out var words)
            ? words.Where(candidate => candidate.Folded.StartsWith(typed, StringComparison.Ordinal)).OrderByDescending(candidate => candidate.Bonus).Select(candidate => candidate.Word).FirstOrDefault()
            : null;
    }

    private static uint[] NeighboursOn(params ReadOnlySpan<string> rows)
    {
        var neighbours = new uint['z' - 'a' + 1];
        foreach (var row in rows)
        {
            for (var i = 1; i < row.Length; i++)
            {
                neighbours[row[i] - 'a'] |= LettersOf(row[(i - 1)..i]);
                neighbours[row[i - 1] - 'a'] |= LettersOf(row[i..(i + 1)]);
            }
        }
        return neighbours;
    }

    private static bool AreNeighbours(char typed, char meant) =>
        char.IsAsciiLetterLower(typed) && char.IsAsciiLetterLower(meant) && (Neighbours[typed - 'a'] & (1u << (meant & 31))) != 0;

    private static uint LettersOf(string folded) => folded.Aggregate(0u, (letters, letter) => letters | 1u << (letter & 31));

    /// <summary>A word to mend with. Candidates stand in rows: most are ruled out by their length and letters alone.</summary>
    private readonly record struct Candidate(string Word, string Folded, int Length, uint Letters, double Bonus);

    /// <summary>
    /// Edits that turn one word into the other: letters left out, added, replaced or swapped with their neighbour.
    /// A slip to a neighbouring key or of a doubled letter costs less than another.
    /// </summary>
    internal static double Distance(string typed, string meant, double limit)
    {
        Span<double> before = stackalloc double[meant.Length + 1];
        Span<double> previous = stackalloc double[meant.Length + 1];
        Span<double> current = stackalloc double[meant.Length + 1];
        for (var j = 0; j <= meant.Length; j++) previous[j] = j;
        // So many letters too many or too few are within the limit; what is farther off the diagonal is not looked at.
        var band = (int)Math.Min(limit / Doubled, meant.Length);
        var leastBefore = 0.0;
        for (var i = 1; i <= typed.Length; i++)
        {
            current.Fill(double.MaxValue / 2);
            current[0] = i;
            var least = current[0];
            var last = Math.Min(meant.Length, i + band);
            for (var j = Math.Max(1, i - band); j <= last; j++)
            {
                var same = typed[i - 1] == meant[j - 1];
                var replaced = previous[j - 1] + (same ? 0 : AreNeighbours(typed[i - 1], meant[j - 1]) ? NeighbourReplaced : 1);
                var added = previous[j] + (i > 1 && typed[i - 1] == typed[i - 2] ? Doubled : 1);
                var left = current[j - 1] + (j > 1 && meant[j - 1] == meant[j - 2] ? Doubled : 0.9);
                var cost = Math.Min(replaced, Math.Min(added, left));
                if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1]) cost = Math.Min(cost, before[j - 2] + Swapped);
                current[j] = cost;
                least = Math.Min(least, cost);
            }
            // A swap reaches back over one row.
            if (Math.Min(least, leastBefore) > limit) return double.MaxValue;
            leastBefore = least;
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }
        return previous[meant.Length];
    }
}
