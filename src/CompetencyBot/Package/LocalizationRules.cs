using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CompetencyBot.Package;

/// <summary>A language's file against the manifest: every text that people see has an entry, and every entry has a text.</summary>
internal sealed class LocalizationRules(ImmutableDictionary<string, ManifestValue> manifest, PackageProblems problems)
{
    private const string Schema = "$schema";

    /// <summary>Texts that Teams lets several places share. This bot's manifest has none; Teams checks them.</summary>
    private const string SharedTexts = "localizationKeys";

    public void Check(string file, JsonObject translations)
    {
        var texts = ManifestRules.TextsOf(manifest).ToDictionary();
        foreach (var (path, node) in translations)
        {
            if (path == SharedTexts) continue;
            var shape = path == Schema ? new Shape.Text(2048, TextRule.LocalizationSchema) : Translated(file, path);
            if (shape is null) continue;
            if (node?.GetValueKind() != JsonValueKind.String)
            {
                problems.Add($"{file} {path}", "This must be a text in quotes.", "Write the translation.");
                continue;
            }
            var text = node.GetValue<string>();
            ShapeReader.Check(text, shape, $"{file} {path}", problems);
            texts[path] = text;
        }
        foreach (var text in manifest.Values.Where(value => value.Shape is Shape.Text { Translated: true } && !translations.ContainsKey(value.Path)).OrderBy(value => value.Path, StringComparer.Ordinal))
            problems.Add($"{file} {text.Path}", $"'{Shortened(text.Value)}' is not translated.", $"Add a line \"{text.Path}\": \"…\".");
        ManifestRules.CheckDuplicates(texts.Where(text => translations.ContainsKey(text.Key)), file, problems);
    }

    /// <summary>The shape of the text that an entry translates, or null after reporting that there is none.</summary>
    private Shape.Text? Translated(string file, string path)
    {
        if (!manifest.TryGetValue(path, out var value))
            problems.Add($"{file} {path}", $"{ManifestFiles.Manifest} has no text there.", "Correct the path, or take the line away.");
        else if (value.Shape is Shape.Text { Translated: true } text)
            return text;
        else
            problems.Add($"{file} {path}", "Teams takes no translation of this.", "Take the line away.");
        return null;
    }

    private static string Shortened(string text) => text.Length > 60 ? $"{text[..60]}…" : text;
}
