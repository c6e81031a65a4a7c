using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using CompetencyBot.BotFramework.Diagnosis;
using CompetencyBot.Diagnose;
using CompetencyBot.Web;

namespace CompetencyBot.Cli;

/// <summary><c>doctor</c>: why the bot is silent, line by line with a remedy.</summary>
internal static partial class DoctorCommand
{
    public static Command Create()
    {
        var package = new Option<string?>("--package") { Description = "The app package that was uploaded to Teams." };
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        var command = new Command("doctor", "Tell why the bot is silent.") { package, json };
        command.SetAction((result, cancellationToken) => Examine(result.GetValue(package), result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> Examine(string? package, bool json, CancellationToken cancellationToken)
    {
        // The settings are read as the server reads them.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = ContentRoot.Find() });
        builder.Logging.ClearProviders();
        builder.Services.AddHttpClient();
        await using var services = builder.Services.BuildServiceProvider();
        var clients = services.GetRequiredService<IHttpClientFactory>();
        var findings = await new Doctor(clients, new ChannelDoctor(clients, TimeProvider.System))
            .Examine(builder.Configuration, builder.Environment, CliKnowledge.Folders(), package, cancellationToken);

        if (json) Console.WriteLine(JsonSerializer.Serialize(findings, FindingJson.Default.IReadOnlyListFinding));
        else foreach (var finding in findings) Print(finding);
        return findings.Any(finding => finding.Health == Health.Bad) ? CommandLine.Failed : CommandLine.Done;
    }

    private static void Print(Finding finding)
    {
        var mark = finding.Health switch { Health.Good => "good", Health.Note => "note", _ => "BAD " };
        Console.WriteLine($"{mark}  {finding.Subject}: {finding.Seen}");
        if (finding.Remedy is { } remedy) Console.WriteLine($"      {remedy}");
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
    [JsonSerializable(typeof(IReadOnlyList<Finding>))]
    private sealed partial class FindingJson : JsonSerializerContext;
}
