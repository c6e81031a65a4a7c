using System.Buffers;
using System.Globalization;
using System.IO.Enumeration;
using System.Text;
using CompetencyBot.Competencies;

namespace CompetencyBot.Knowledge;

/// <summary>The files of one folder, by their paths below it. <paramref name="prefix"/> goes before their names in problems.</summary>
internal sealed class KnowledgeFiles(string folder, string prefix, ProblemList problems)
{
    /// <summary>Five times the largest file of the index. What is larger is no text that somebody wrote.</summary>
    private const int MostBytes = 256 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>Control characters, and the one that stands where a letter was lost.</summary>
    private static readonly SearchValues<char> NoText = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code).Except(['\t', '\n', '\r']), '\u007f', '\ufffd']);

    public string NameOf(string file) => prefix + file;

    public bool AreThere => Directory.Exists(folder);

    public bool Exists(string name) => AreThere && Path.Exists(Path.Combine(folder, name));

    public bool HasFolder(Language language) => Directory.Exists(Path.Combine(folder, language.Tag()));

    /// <summary>The topics of a language, in the order of their paths; none if there is no folder for it.</summary>
    public IReadOnlyList<string> Markdown(Language language)
    {
        var root = Path.Combine(folder, language.Tag());
        try
        {
            return [.. Under(root).Where(path => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(NameOf(language.Tag()), 1, $"The folder cannot be read: {exception.Message}", "Check that the program may read it and every folder in it.");
            return [];
        }
    }

    /// <summary>Every file below a folder; none if there is no such folder. A link to a file is followed; one to a folder is not, for it may lead back up without end.</summary>
    public static IEnumerable<string> Under(string root) => !Directory.Exists(root)
        ? []
        : new FileSystemEnumerable<string>(
            root, (ref FileSystemEntry entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = default })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };

    /// <summary>A file's text, or null after reporting why it cannot be read.</summary>
    public string? Text(string file)
    {
        try
        {
            var bytes = Read(Path.Combine(folder, file));
            if (bytes.Length > MostBytes)
                problems.Add(NameOf(file), 1, $"The file has more than {MostBytes / 1024} KB.", "Restore it from the one shipped with the program, or divide it.");
            else
                return TextOf(bytes, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var missing = exception is FileNotFoundException or DirectoryNotFoundException;
            problems.Add(
                NameOf(file), 1,
                missing ? "The file is missing." : $"The file cannot be read: {exception.Message}",
                missing ? "Restore it from the one shipped with the program." : "Check that it is a file, and that the program may read it.");
        }
        return null;
    }

    /// <summary>A file's content, or its beginning if there is too much of it: a device behind a link has no end.</summary>
    private static byte[] Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var content = new MemoryStream();
        var part = new byte[16 * 1024];
        while (content.Length <= MostBytes && stream.Read(part) is var read and > 0) content.Write(part, 0, read);
        return content.ToArray();
    }

    private string? TextOf(byte[] bytes, string file)
    {
        try
        {
            var text = bytes is [0xFF, 0xFE, ..] ? Utf16.GetString(bytes, 2, bytes.Length - 2) : bytes is [0xEF, 0xBB, 0xBF, ..] ? Utf8.GetString(bytes, 3, bytes.Length - 3) : Utf8.GetString(bytes);
            if (text.AsSpan().IndexOfAny(NoText) is not (var at and >= 0)) return text;
            problems.Add(
                NameOf(file), 1 + text.AsSpan(0, at).Count('\n'),
                string.Create(CultureInfo.InvariantCulture, $"A character here is no text (U+{(int)text[at]:X4})."), "Write the letter that was meant, or remove it; editors may show it as a box or not at all.");
        }
        catch (DecoderFallbackException exception)
        {
            problems.Add(NameOf(file), 1 + bytes.AsSpan(0, Math.Clamp(exception.Index, 0, bytes.Length)).Count((byte)'\n'), "A letter here is not written in UTF-8.", "Save the file in UTF-8, as editors call it.");
        }
        return null;
    }
}
