using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CompetencyBot.Tests.Knowledge;

/// <summary>Knowledge folders as hands, editors and sync programs spoil them: the same number always gives the same folder.</summary>
internal static class MutatedKnowledge
{
    private static readonly string[] Snippets =
    [
        "&a ", "*a", "<<: *a\n", "&a [*a]\n", "? [a, b]\n: c\n", "? &x {y: z}\n: *x\n", "!!binary ", "!<tag:x> ", "%YAML 1.1\n", "---\n", "...\n", "---", "\n---\nb: c\n", "- ", "- - - -\n", ": ", "|\n", ">-\n  ", "\"", "'", "\"\\ud800\"", "\"\\0\"", "\"\\x07\"",
        "\t", "  ", "# ", "## ", "### Staff ask\n", "#### ", "> ", "* ", "1. ", "+ ", "---\n***\n", "===\n", "~~~\n", "```\n", "<script>", "<!--", "<a href=\"", "|a|b|\n|-|-|\n", "&#0;", "&#xD800;", "&amp;", "&CounterClockwiseContourIntegral;", "\\", "\\\n",
        "{#CSC-1}", "{#CSC-1.1}", "{#CSC-2.7}", "{#NET-1}", "{#BKM-1}", "{#csc-1}", "{#}", "{#CSC-0}", "{#CSC-1000}", "{#CSC-1.1", " {#CSC-99999999999}", "{#ÉTÉ-1}", "{}", "{#CSC-5}\n\n- x {#CSC-5.1}\n",
        "[a](#CSC-1)", "[a](#ZZZ-1)", "[a](file:///etc/passwd)", "[a](//x)", "[a](..\\..)", "[a](../../../../../../x)", "[a](%)", "[a](#)", "[a]()", "[a]: #CSC-2\n", "[a]", "![a](b)", "<https://x>", "[a](<", "[a](\u0000)",
        "topic: CSC\n", "topic: NET\n", "retired: [CSC-1]\n", "retired: {a: b}\n", "updated: 9999-12-31\n", "updated: 0001-01-01\n", "origin: local\n", "hide: [CSC]\n", "hide: [CSC-1, CSC-1]\n", "notes:\n  - code: CSC-1\n", "id: technology\n", "categories: []\n", "topics: []\n", "code: CSC\n", "{ code: NET, name: { en: x, fr: y } }",
        "\0", "\u0007", "\u001f", "\u0085", "\u2028", "\u202e", "\ufeff", "\ufffd", "\u00ad", "e\u0301", "😀", "İıſß", "ﷺ", "\r", "\r\n",
    ];

    private static readonly string[] Repeated = ["[", "{", "(", ">", "> ", "*", "_", "- ", "* ", "1. ", "`", "<", "![", "[a](", "](", "&", "&a ", "? ", ": ", "#", "\\", "\"", "'", "a", "a ", "é", "{#", "{#CSC-1.1} ", "- a\n", "- [a, b]\n", "## x {#CSC-7}\n", "[^", "<a ", "<!--", "~", "|", "\n", "  ", "\t", "aa: {", "- [", "&#x41;", "**a ", "http://a.", "a\\"];

    private static readonly string[] Names =
        ["framework.yaml", "vocabulary.en.yaml", "en", "fr", "en/x.md", "fr/x.md", "en/public-service", "en/technology/internet.md", "overlay/en", "overlay/overlay.yaml", "overlay/en/x.md", "en/.md", "en/a b.md", "en/X.MD", "fr/technology/é.md", "en/x.md/y.md"];

    public static IReadOnlyDictionary<string, Entry> Number(int number)
    {
        // A hash keeps neighbours apart, whose random numbers would otherwise resemble each other.
        var random = new Random(BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(BitConverter.GetBytes(number))));
        var entries = SmallKnowledge.Files.ToDictionary(file => file.Key, Entry (file) => new Entry.Bytes(file.Value));
        if (random.Next(3) > 0) foreach (var path in entries.Keys.Where(path => path.StartsWith(SmallKnowledge.Overlay, StringComparison.Ordinal)).ToList()) entries.Remove(path);
        for (var change = random.Next(10) < 6 ? 1 : random.Next(2, 5); change > 0; change--)
        {
            if (random.Next(8) == 0) ChangeFolder(entries, random);
            else ChangeFile(entries, random);
        }
        return entries;
    }

    private static void ChangeFile(Dictionary<string, Entry> entries, Random random)
    {
        var files = entries.Where(entry => entry.Value is Entry.Bytes).Select(entry => entry.Key).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) return;
        var path = files[random.Next(files.Count)];
        var bytes = ((Entry.Bytes)entries[path]).Content;
        entries[path] = new Entry.Bytes(random.Next(3) switch
        {
            0 => SpoilBytes(bytes, random),
            1 => Encoding.UTF8.GetBytes(SpoilLines(Encoding.UTF8.GetString(bytes), random)),
            _ => Encoding.UTF8.GetBytes(SpoilText(Encoding.UTF8.GetString(bytes), random)),
        });
    }

    private static byte[] SpoilBytes(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length + 1);
        switch (random.Next(9))
        {
            case 0: return bytes[..at];
            case 1: return bytes[at..];
            case 2: return [];
            case 3: return [0xEF, 0xBB, 0xBF, .. bytes];
            case 4: return [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes))];
            case 5: return Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(bytes));
            case 6:
                var noise = new byte[random.Next(1, 40)];
                random.NextBytes(noise);
                return [.. bytes[..at], .. noise, .. bytes[at..]];
            case 7: return [.. bytes[..at], .. bytes[random.Next(at + 1)..]];
            default:
                var changed = bytes.ToArray();
                for (var flip = random.Next(1, 6); flip > 0 && changed.Length > 0; flip--) changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
                return changed;
        }
    }

    private static string SpoilLines(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var at = random.Next(lines.Count);
        var to = random.Next(lines.Count);
        switch (random.Next(9))
        {
            case 0: lines.RemoveAt(at); break;
            case 1: lines.Insert(to, lines[at]); break;
            case 2: (lines[at], lines[to]) = (lines[to], lines[at]); break;
            case 3: return string.Join('\n', lines.OrderBy(_ => random.Next()).ToList());
            case 4: return string.Join(random.Next(2) == 0 ? "\r\n" : "\r", lines);
            case 5: lines[at] = new string(random.Next(2) == 0 ? ' ' : '\t', random.Next(1, 9)) + lines[at]; break;
            case 6: lines[at] = lines[at].TrimStart(); break;
            case 7: lines.InsertRange(to, lines.Skip(at).ToList()); break;
            default: lines[at] = new string([.. lines[at].OrderBy(_ => random.Next())]); break;
        }
        return string.Join('\n', lines);
    }

    private static string SpoilText(string text, Random random)
    {
        var lineStarts = Enumerable.Range(0, text.Length).Where(index => index == 0 || text[index - 1] == '\n').ToList();
        var at = random.Next(2) == 0 && lineStarts.Count > 0 ? lineStarts[random.Next(lineStarts.Count)] : random.Next(text.Length + 1);
        return random.Next(12) switch
        {
            0 => text.Insert(at, string.Concat(Enumerable.Repeat(Repeated[random.Next(Repeated.Length)], random.Next(30) == 0 ? random.Next(50_000) : random.Next(random.Next(3) == 0 ? 3_000 : 60)))),
            1 => text.Insert(at, Laughs(random)),
            2 => text.Insert(at, string.Concat(Enumerable.Range(1, random.Next(1, 200)).Select(level => $"{new string(' ', level * 2)}- a:\n"))),
            3 => text.Insert(at, string.Concat(Enumerable.Range(0, random.Next(2, 6)).Select(_ => Snippets[random.Next(Snippets.Length)]))),
            _ => text.Insert(at, Snippets[random.Next(Snippets.Length)]),
        };
    }

    /// <summary>Names that stand for lists of names that stand for lists: little to write, endless to write out.</summary>
    private static string Laughs(Random random)
    {
        var text = new StringBuilder("a0: &a0 [x, y]\n");
        var levels = random.Next(2, 40);
        for (var level = 1; level < levels; level++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{(random.Next(4) == 0 ? "? " : $"a{level}: ")}&a{level} [*a{level - 1}, *a{level - 1}, *a{level - 1}]\n");
        return text.ToString();
    }

    private static void ChangeFolder(Dictionary<string, Entry> entries, Random random)
    {
        var paths = entries.Keys.Order(StringComparer.Ordinal).ToList();
        var path = paths[random.Next(paths.Count)];
        var other = random.Next(2) == 0 ? paths[random.Next(paths.Count)] : Names[random.Next(Names.Length)];
        switch (random.Next(9))
        {
            case 0: entries.Remove(path); break;
            case 1: entries[path] = new Entry.Directory(); break;
            case 2: entries[path] = new Entry.Link(path); break;
            case 3: entries[other] = new Entry.Link(random.Next(3) switch { 0 => "nowhere", 1 => "..", _ => Path.GetFileName(path) }); break;
            case 4: entries[other] = entries[path]; break;
            case 5: (entries[other], entries[path]) = (entries[path], entries.TryGetValue(other, out var there) ? there : new Entry.Directory()); break;
            case 6 when entries[path] is Entry.Bytes one && entries.GetValueOrDefault(other) is Entry.Bytes two: entries[path] = new Entry.Bytes([.. one.Content, .. two.Content]); break;
            case 7: entries[other] = new Entry.Directory(); break;
            default: entries[other] = new Entry.Bytes(Encoding.UTF8.GetBytes(Snippets[random.Next(Snippets.Length)])); break;
        }
    }

    /// <summary>What stands under a path.</summary>
    internal abstract record Entry
    {
        private Entry() { }
        public sealed record Bytes(byte[] Content) : Entry;
        public sealed record Directory : Entry;
        public sealed record Link(string Target) : Entry;

        /// <summary>Puts it there; where something else is in the way already, that stays.</summary>
        public void Put(string path)
        {
            try
            {
                System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                switch (this)
                {
                    case Bytes { Content: var content }: File.WriteAllBytes(path, content); break;
                    case Link { Target: var target }: File.CreateSymbolicLink(path, target); break;
                    default: System.IO.Directory.CreateDirectory(path); break;
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A file cannot lie below a file, nor two things under one name.
            }
        }
    }
}
