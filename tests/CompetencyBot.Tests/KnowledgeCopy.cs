namespace CompetencyBot.Tests;

/// <summary>A copy of the shipped knowledge, to edit and spoil.</summary>
internal sealed class KnowledgeCopy : IDisposable
{
    public const string English = "en/management-leadership/customer-service-champion.md";
    public const string French = "fr/management-leadership/customer-service-champion.md";

    /// <param name="onlyChampion">Leaves out all topics but Customer Service Champion: an index that is built in no time.</param>
    public KnowledgeCopy(bool onlyChampion = false)
    {
        foreach (var file in Directory.EnumerateFiles(TestKnowledge.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = PathOf(Path.GetRelativePath(TestKnowledge.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (!onlyChampion || !file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(Path.GetFileName(English), StringComparison.Ordinal)) File.Copy(file, copy);
        }
        if (!onlyChampion) return;
        var categories = Text("framework.yaml").Split("\n  - id: ");
        var lines = categories.Single(category => category.Contains("code: CSC,", StringComparison.Ordinal)).Split('\n');
        Write("framework.yaml", $"{categories[0]}\n  - id: {string.Join('\n', lines.Where(line => !line.Contains("code:", StringComparison.Ordinal) || line.Contains("code: CSC,", StringComparison.Ordinal)))}");
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
