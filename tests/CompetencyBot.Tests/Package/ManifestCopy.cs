using System.IO.Compression;
using System.Text.Json.Nodes;
using CompetencyBot.Package;

namespace CompetencyBot.Tests.Package;

/// <summary>A copy of the shipped manifest folder, to edit and spoil.</summary>
internal sealed class ManifestCopy : IDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Host = "bot.example.org";

    public static PackageSettings Settings { get; } = new(AppId, Host);

    public ManifestCopy()
    {
        foreach (var file in Directory.EnumerateFiles(Shipped)) File.Copy(file, PathOf(Path.GetFileName(file)));
    }

    public static string Shipped { get; } = Path.Combine(TestKnowledge.Root, "manifest");

    public string Folder { get; } = Directory.CreateTempSubdirectory("manifest-").FullName;

    public string PathOf(string file) => Path.Combine(Folder, file);

    public void Write(string file, byte[] content) => File.WriteAllBytes(PathOf(file), content);

    /// <summary>Replaces a text that must be there, once.</summary>
    public void Replace(string file, string old, string replacement)
    {
        var text = File.ReadAllText(PathOf(file));
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{old}' is not in {file}.");
        File.WriteAllText(PathOf(file), text[..at] + replacement + text[(at + old.Length)..]);
    }

    public IReadOnlyList<string> Problems(PackageSettings? settings = null) =>
        [.. Assert.IsType<PackageOutcome.Refused>(PackageBuilder.Build(Folder, settings ?? Settings)).Problems.Select(problem => problem.ToString())];

    public PackageOutcome.Packed Packed(PackageSettings? settings = null)
    {
        var outcome = PackageBuilder.Build(Folder, settings ?? Settings);
        Assert.Empty(outcome is PackageOutcome.Refused refused ? refused.Problems : []);
        return Assert.IsType<PackageOutcome.Packed>(outcome);
    }

    public static byte[] Entry(ReadOnlyMemory<byte> zip, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(zip.ToArray()));
        using var stream = archive.GetEntry(name)!.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    public static JsonObject Json(ReadOnlyMemory<byte> zip, string name) => JsonNode.Parse(Entry(zip, name))!.AsObject();

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
