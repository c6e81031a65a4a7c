using CompetencyBot.Search;

namespace CompetencyBot.Forms;

/// <summary>
/// What the form of a text is told by: its words, each two that follow one another, its first word, every four letters in a row and its
/// length, each hashed to a number below <see cref="Size"/>. Accents, case and the digits of a number do not count.
/// </summary>
internal static class FormFeatures
{
    public const int Size = 1 << 18;

    private const int Letters = 4;
    private const int WordsOfALength = 3;
    private const int LongestLength = 6;

    /// <summary>Each feature once, in order.</summary>
    public static int[] Of(string text)
    {
        var words = Words(WordStemmer.Fold(text.ToLowerInvariant()));
        var features = new List<int>();
        var previous = "^";
        foreach (var word in words)
        {
            features.Add(Hash('w', word));
            features.Add(Hash('p', previous, " ", word));
            previous = word;
        }
        features.Add(Hash('p', previous, " ", "$"));
        if (words.Count > 0) features.Add(Hash('f', words[0]));
        var line = $"^{string.Join(' ', words)}$".AsSpan();
        for (var i = 0; i + Letters <= line.Length; i++) features.Add(Hash('l', line.Slice(i, Letters)));
        features.Add(Hash('n', [(char)('0' + Math.Min(LongestLength, words.Count / WordsOfALength))]));
        features.Sort();
        return [.. features.Distinct()];
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (char.IsLetter(text[at]))
            {
                while (at < text.Length && char.IsLetter(text[at])) at++;
                words.Add(text[start..at]);
            }
            else if (char.IsDigit(text[at]))
            {
                while (at < text.Length && char.IsDigit(text[at])) at++;
                words.Add("#");
            }
            else
            {
                if (text[at] is '?' or '!') words.Add(text[at].ToString());
                at++;
            }
        }
        return words;
    }

    /// <summary>FNV-1a, which is the same on every machine.</summary>
    private static int Hash(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second = default, ReadOnlySpan<char> third = default)
    {
        var hash = (2166136261 ^ kind) * 16777619;
        foreach (var letter in first) hash = (hash ^ letter) * 16777619;
        foreach (var letter in second) hash = (hash ^ letter) * 16777619;
        foreach (var letter in third) hash = (hash ^ letter) * 16777619;
        return (int)((hash ^ (hash >> 16)) % Size);
    }
}
