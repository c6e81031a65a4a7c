using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CompetencyBot.Tests;

/// <summary>
/// Compares JSON with the approved file of that name, so that a change of a card is a diff in review.
/// Run the tests with APPROVE=1 to accept what they produce.
/// </summary>
internal static class Approval
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Approved");

    public static void Verify(string name, ReadOnlySpan<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8.ToArray());
        var received = JsonSerializer.Serialize(document.RootElement, Indented) + "\n";
        var approvedFile = Path.Combine(Folder, $"{name}.json");
        var receivedFile = Path.Combine(Folder, $"{name}.received.json");

        if (Environment.GetEnvironmentVariable("APPROVE") == "1") File.WriteAllText(approvedFile, received);
        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile).ReplaceLineEndings("\n") : "";
        if (approved == received)
        {
            File.Delete(receivedFile);
            return;
        }
        File.WriteAllText(receivedFile, received);
        Assert.Fail($"{name} differs from what was approved: compare {receivedFile} with {approvedFile}. APPROVE=1 accepts it.");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
