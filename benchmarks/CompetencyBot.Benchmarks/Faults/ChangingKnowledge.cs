using System.Globalization;

namespace CompetencyBot.Benchmarks.Faults;

/// <summary>A copy of the knowledge that somebody edits all the time, sometimes badly.</summary>
internal sealed class ChangingKnowledge : IDisposable
{
    private const string Topic = "en/management-leadership/customer-service-champion.md";

    private readonly string original;
    private int edits;

    public ChangingKnowledge()
    {
        var shipped = Path.Combine(BenchmarkKnowledge.Root, "knowledge");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? Folder);
            File.Copy(file, copy);
        }
        original = File.ReadAllText(Path.Combine(Folder, Topic));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("changing-knowledge-").FullName;

    /// <summary>One edit; every fourth makes the knowledge unusable, and the one after mends it.</summary>
    public void Edit()
    {
        var file = Path.Combine(Folder, Topic);
        var (french, away) = (Path.Combine(Folder, "fr"), Path.Combine(Folder, "fr.away"));
        if (Directory.Exists(away)) Directory.Move(away, french);
        edits++;
        switch (edits % 16)
        {
            case 4: File.WriteAllText(file, original.Replace("{#CSC-4.2}", "{#CSC-4.1}", StringComparison.Ordinal)); break;
            case 8: File.Delete(file); break;
            case 12: Directory.Move(french, away); break;
            case 0: File.WriteAllBytes(file, [.. "---\ntopic: CSC\n"u8, 0xff, 0xfe, 0x00]); break;
            default: File.WriteAllText(file, original.Replace(" {#CSC-4.1}", string.Create(CultureInfo.InvariantCulture, $" (edit {edits}) {{#CSC-4.1}}"), StringComparison.Ordinal)); break;
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
