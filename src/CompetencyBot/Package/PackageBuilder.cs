using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CompetencyBot.Package;

/// <summary>Makes the package that an admin uploads to Teams, or tells everything that is wrong with what it would hold.</summary>
public static class PackageBuilder
{
    /// <summary>The earliest moment that a zip file can name: files in it bear no time of their own, so the same input gives the same bytes.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Accents stay readable; the file is never part of a page.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="folder">The folder that holds <c>manifest.json</c>, the languages' files and the icons.</param>
    /// <param name="settings">What to fill the placeholders with.</param>
    public static PackageOutcome Build(string folder, PackageSettings settings)
    {
        var problems = new PackageProblems();
        var filling = settings.Read(problems);
        if (!Directory.Exists(folder))
        {
            problems.Add("--manifest", $"There is no folder {folder}.", $"Give the folder that holds {ManifestFiles.Manifest}.");
            return new PackageOutcome.Refused(problems.InOrder());
        }

        var files = new ManifestFiles(folder, problems);
        var contents = new List<(string Name, byte[] Content)>();
        if (Document(ManifestFiles.Manifest) is { } manifest)
        {
            var values = new ShapeReader(ManifestFiles.Manifest, problems).Read(manifest, ManifestShape.Manifest);
            new ManifestRules(values, filling, problems).Check();
            foreach (var (icon, rule) in IconRules.All)
            {
                if (NameAt(values, icon) is not { } name || files.Bytes(name) is not { } picture) continue;
                rule.Check(picture, name, problems);
                contents.Add((name, picture));
            }
            foreach (var file in values.Values.Where(value => IsLanguageFile(value.Path)).Select(value => NameAt(values, value.Path)).OfType<string>().Distinct().Order(StringComparer.Ordinal))
            {
                if (Document(file) is { } translations) new LocalizationRules(values, problems).Check(file, translations);
            }
        }
        return problems.IsEmpty
            ? new PackageOutcome.Packed(Zip(contents), [.. contents.Select(file => file.Name)])
            : new PackageOutcome.Refused(problems.InOrder());

        JsonObject? Document(string file)
        {
            if (files.Json(file) is not { } document) return null;
            new Placeholders(file, filling, problems).Fill(document);
            contents.Add((file, Encoding.UTF8.GetBytes(document.ToJsonString(Readable) + "\n")));
            return document;
        }
    }

    private static bool IsLanguageFile(string path) =>
        path == "localizationInfo.defaultLanguageFile" || (path.StartsWith("localizationInfo.additionalLanguages", StringComparison.Ordinal) && path.EndsWith(".file", StringComparison.Ordinal));

    /// <summary>The name of a file of the folder; null for one that is not there or was reported, so that nothing outside the folder is read.</summary>
    private static string? NameAt(ImmutableDictionary<string, ManifestValue> values, string path) =>
        values.TryGetValue(path, out var value) && value.Shape is Shape.Text { Rule: { } rule } && rule.Holds(value.Value) ? value.Value : null;

    private static ReadOnlyMemory<byte> Zip(List<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = NoTime;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }
        return bytes.ToArray();
    }
}
