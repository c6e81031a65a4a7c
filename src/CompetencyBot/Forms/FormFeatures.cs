using System.Text;
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
        var line = Line(WordStemmer.Fold(text.ToLowerInvariant()), out var words);
        var features = new int[(2 * words) + 3 + line.Length];
        var count = 0;
        var rest = line.AsSpan(1..^1);
        var previous = "^".AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf(' ') is >= 0 and var space ? space : rest.Length;
            var word = rest[..end];
            if (previous is "^") features[count++] = Hash('f', word);
            features[count++] = Hash('w', word);
            features[count++] = Hash('p', previous, " ", word);
            previous = word;
            rest = rest[Math.Min(end + 1, rest.Length)..];
        }
        features[count++] = Hash('p', previous, " ", "$");
        for (var i = 0; i + Letters <= line.Length; i++) features[count++] = Hash('l', line.AsSpan(i, Letters));
        features[count++] = Hash('n', [(char)('0' + Math.Min(LongestLength, words / WordsOfALength))]);
        return Distinct(features.AsSpan(0, count));
    }

    private static int[] Distinct(Span<int> features)
    {
        features.Sort();
        var count = 0;
        foreach (var feature in features)
        {
            if (count == 0 || features[count - 1] != feature) features[count++] = feature;
        }
        return features[..count].ToArray();
    }

    /// <summary>The words with a space between them, a number as "#", between "^" and "$"; of the marks only those that ask or call.</summary>
    private static string Line(string text, out int words)
    {
        var line = new StringBuilder("^", text.Length + 8);
        words = 0;
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (char.IsLetter(text[at]))
                while (at < text.Length && char.IsLetter(text[at])) at++;
            else if (char.IsDigit(text[at]))
                while (at < text.Length && char.IsDigit(text[at])) at++;
            else if (text[at++] is not ('?' or '!'))
                continue;
            if (words++ > 0) line.Append(' ');
            if (char.IsDigit(text[start])) line.Append('#');
            else line.Append(text, start, at - start);
        }
        return line.Append('$').ToString();
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
