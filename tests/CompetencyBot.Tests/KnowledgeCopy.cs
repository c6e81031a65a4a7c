namespace CompetencyBot.Tests;

/// <summary>A small copy of the shipped knowledge, one topic in both languages, to edit and spoil.</summary>
internal sealed class KnowledgeCopy : IDisposable
{
    public const string English = "en/management-leadership/customer-service-champion.md";
    public const string French = "fr/management-leadership/customer-service-champion.md";

    public KnowledgeCopy()
    {
        foreach (var file in (string[])["framework.yaml", "vocabulary.en.yaml", "vocabulary.fr.yaml", English, French])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
            File.Copy(Path.Combine(TestKnowledge.Folder, file), PathOf(file));
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("knowledge-").FullName;

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Text(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    /// <summary>Replaces a text that must be there; answers the line it stood on.</summary>
    public int Replace(string file, string old, string replacement)
    {
        var text = Text(file);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{old}' is not in {file}.");
        Write(file, text.Replace(old, replacement, StringComparison.Ordinal));
        return text[..at].Count(character => character == '\n') + 1;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
