using System.Collections.Frozen;

namespace CompetencyBot.Search;

/// <summary>Mends a word that the index does not know with the likeliest of its own words.</summary>
internal sealed class Speller
{
    private const int ShortestMended = 4;

    private static readonly string[] KeyboardRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private readonly FrozenDictionary<int, string[]> wordsByLength;
    private readonly Func<string, int> frequencyOf;

    /// <param name="words">The index's words, folded.</param>
    /// <param name="frequencyOf">In how many competencies a word stands.</param>
    public Speller(IEnumerable<string> words, Func<string, int> frequencyOf)
    {
        this.frequencyOf = frequencyOf;
        wordsByLength = words.Where(word => word.Length >= ShortestMended - 1 && word.All(char.IsLetter))
            .GroupBy(word => word.Length).ToFrozenDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToArray());
    }

    /// <summary>The likeliest word, or null when none is near enough: one slip in four letters, two from seven up.</summary>
    public string? Mend(string word)
    {
        if (word.Length < ShortestMended || word.Length > 30 || !word.All(char.IsLetter)) return null;
        var allowed = word.Length >= 7 ? 2.0 : 1.0;
        string? best = null;
        var bestCost = double.MaxValue;
        for (var length = word.Length - (int)allowed; length <= word.Length + (int)allowed; length++)
        {
            if (!wordsByLength.TryGetValue(length, out var candidates)) continue;
            foreach (var candidate in candidates)
            {
                if (candidate[0] != word[0] && !StartsTransposed(candidate, word)) continue;
                var cost = Distance(word, candidate, Math.Min(allowed, bestCost));
                if (cost > allowed) continue;
                // Among equally near words the one that stands in more competencies is likelier.
                cost -= 0.02 * Math.Log(1 + frequencyOf(candidate));
                if (cost >= bestCost) continue;
                (best, bestCost) = (candidate, cost);
            }
        }
        return best;
    }

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
        for (var i = 1; i <= typed.Length; i++)
        {
            current[0] = i;
            var least = current[0];
            for (var j = 1; j <= meant.Length; j++)
            {
                var same = typed[i - 1] == meant[j - 1];
                var replaced = previous[j - 1] + (same ? 0 : AreNeighbours(typed[i - 1], meant[j - 1]) ? 0.8 : 1);
                var added = previous[j] + (i > 1 && typed[i - 1] == typed[i - 2] ? 0.7 : 1);
                var left = current[j - 1] + (j > 1 && meant[j - 1] == meant[j - 2] ? 0.7 : 0.9);
                var cost = Math.Min(replaced, Math.Min(added, left));
                if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1]) cost = Math.Min(cost, before[j - 2] + 0.8);
                current[j] = cost;
                least = Math.Min(least, cost);
            }
            if (least > limit) return double.MaxValue;
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }
        return previous[meant.Length];
    }

    private static bool StartsTransposed(string candidate, string word) => candidate.Length > 1 && word.Length > 1 && candidate[0] == word[1] && candidate[1] == word[0];

    private static bool AreNeighbours(char one, char other) => KeyboardRows.Any(row =>
        row.IndexOf(one, StringComparison.Ordinal) is >= 0 and var at && row.IndexOf(other, StringComparison.Ordinal) is >= 0 and var there && Math.Abs(at - there) == 1);
}
