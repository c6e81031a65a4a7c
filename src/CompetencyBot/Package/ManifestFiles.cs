using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CompetencyBot.Package;

/// <summary>The files of a manifest folder. What cannot be read is reported and null.</summary>
internal sealed class ManifestFiles(string folder, PackageProblems problems)
{
    public const string Manifest = "manifest.json";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public byte[]? Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var missing = exception is FileNotFoundException or DirectoryNotFoundException;
            problems.Add(
                file,
                missing ? "The file is missing." : $"The file cannot be read: {exception.Message}",
                missing ? "Restore it from the folder shipped with the program." : "Check that the program may read it.");
            return null;
        }
    }

    public JsonObject? Json(string file)
    {
        if (Bytes(file) is not { } bytes) return null;
        try
        {
            var text = Utf8.GetString(bytes).TrimStart('\uFEFF');
            if (JsonNode.Parse(text, documentOptions: Strict) is JsonObject document) return document;
            problems.Add($"{file}:1", "The file is not a group in { }.", "Restore it from the folder shipped with the program.");
        }
        catch (JsonException exception)
        {
            // A name that stands twice is found after reading, without its line.
            if (exception.LineNumber is { } line)
                problems.Add($"{file}:{line + 1}", $"This is not readable JSON: {Reason(exception)}", "Check the quotes, commas and brackets on this line and the one before.");
            else
                problems.Add(file, $"A name stands twice in one group: {Reason(exception)}", "Take one of the two away.");
        }
        catch (DecoderFallbackException)
        {
            problems.Add(file, "The file is not in UTF-8.", "Save it in UTF-8, as editors call it.");
        }
        return null;
    }

    /// <summary>The parser's words without its own line and byte numbers.</summary>
    private static string Reason(JsonException exception)
    {
        var message = exception.Message;
        foreach (var end in (string[])[" Path:", " LineNumber:"])
        {
            if (message.IndexOf(end, StringComparison.Ordinal) is var at and > 0) message = message[..at];
        }
        return message.TrimEnd('.') + ".";
    }
}
