using System.Numerics;
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

    private const uint Basis = 2166136261;

    private const uint Prime = 16777619;

    /// <summary>Of letters or features; longer texts are rare.</summary>
    private const int LongestOnStack = 1024;

    /// <summary>Adds each feature of a text once, in the order of the text.</summary>
    public static void Add(string text, List<int> to)
    {
        var folded = WordStemmer.Fold(text.ToLowerInvariant());
        var longest = (2 * folded.Length) + 2;
        var line = longest <= LongestOnStack ? stackalloc char[longest] : new char[longest];
        line = line[..Write(folded, line, out var words)];
        var most = (3 * words) + line.Length + 2;
        var features = most <= LongestOnStack ? stackalloc int[most] : new int[most];
        to.AddRange(Distinct(features[..Write(line, words, features)]));
    }

    /// <summary>Writes the words with a space between them, a number as "#", between "^" and "$"; of the marks only those that ask or call.</summary>
    private static int Write(string text, Span<char> line, out int words)
    {
        words = 0;
        var count = 0;
        line[count++] = '^';
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (char.IsLetter(text[at]))
                while (at < text.Length && char.IsLetter(text[at])) at++;
            else if (char.IsDigit(text[at]))
                while (at < text.Length && char.IsDigit(text[at])) at++;
            else if (text[at++] is not ('?' or '!'))
                continue;
            if (words++ > 0) line[count++] = ' ';
            var word = char.IsDigit(text[start]) ? "#" : text.AsSpan(start, at - start);
            word.CopyTo(line[count..]);
            count += word.Length;
        }
        line[count++] = '$';
        return count;
    }

    private static int Write(ReadOnlySpan<char> line, int words, Span<int> features)
    {
        var count = 0;
        var rest = line[1..^1];
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
        for (var i = 0; i + Letters <= line.Length; i++) features[count++] = HashOfLetters(line.Slice(i, Letters));
        features[count++] = Hash('n', [(char)('0' + Math.Min(LongestLength, words / WordsOfALength))]);
        return count;
    }

    private static ReadOnlySpan<int> Distinct(Span<int> features)
    {
        // Open addressing, at most half full: sorting took longer than all the rest. A feature stands in it plus one, for 0 is a free place.
        var places = (int)BitOperations.RoundUpToPowerOf2(2 * (uint)features.Length);
        var seen = places <= LongestOnStack ? stackalloc int[places] : new int[places];
        var count = 0;
        foreach (var feature in features)
        {
            var at = feature & (places - 1);
            while (seen[at] != 0 && seen[at] != feature + 1) at = (at + 1) & (places - 1);
            if (seen[at] != 0) continue;
            seen[at] = feature + 1;
            features[count++] = feature;
        }
        return features[..count];
    }

    /// <summary>FNV-1a, which is the same on every machine.</summary>
    private static int Hash(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second = default, ReadOnlySpan<char> third = default)
    {
        var hash = (Basis ^ kind) * Prime;
        foreach (var letter in first) hash = (hash ^ letter) * Prime;
        foreach (var letter in second) hash = (hash ^ letter) * Prime;
        foreach (var letter in third) hash = (hash ^ letter) * Prime;
        return Shortened(hash);
    }

    /// <summary>The same for the most frequent kind: without loops, several are worked out at once.</summary>
    private static int HashOfLetters(ReadOnlySpan<char> letters)
    {
        var hash = (unchecked((Basis ^ 'l') * Prime) ^ letters[0]) * Prime;
        hash = (hash ^ letters[1]) * Prime;
        hash = (hash ^ letters[2]) * Prime;
        return Shortened((hash ^ letters[3]) * Prime);
    }

    private static int Shortened(uint hash) => (int)((hash ^ (hash >> 16)) % Size);
}
