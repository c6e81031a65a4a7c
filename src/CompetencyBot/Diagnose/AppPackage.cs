using System.IO.Compression;
using System.Text.Json;
using CompetencyBot.BotFramework.Diagnosis;

namespace CompetencyBot.Diagnose;

/// <summary>Whether an app package for Teams is one for this bot.</summary>
internal static class AppPackage
{
    private const string Subject = "App package";

    public static Finding Compare(string file, string? appId, Uri? address)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            if (zip.GetEntry("manifest.json") is not { } entry)
                return new Finding(Subject, Health.Bad, $"{file} has no manifest.json at its top.", "Make it with the package command; a folder inside the zip is a common mistake.");
            using var stream = entry.Open();
            using var json = JsonDocument.Parse(stream);
            var botId = json.RootElement.GetProperty("bots")[0].GetProperty("botId").GetString();
            if (!string.Equals(botId, appId, StringComparison.OrdinalIgnoreCase))
                return new Finding(Subject, Health.Bad, $"Its bot is {botId}, but MicrosoftAppId is {(string.IsNullOrEmpty(appId) ? "not set" : appId)}.", "Make it anew with --app-id as in the settings, and upload it as a new app.");
            var domains = json.RootElement.GetProperty("validDomains").EnumerateArray().Select(domain => domain.GetString()).ToList();
            return address is null || domains.Contains(address.Host, StringComparer.OrdinalIgnoreCase)
                ? new Finding(Subject, Health.Good, $"It is for bot {botId} at {string.Join(", ", domains)}.")
                : new Finding(Subject, Health.Bad, $"Its domains are {string.Join(", ", domains)}, but Web:Address is at {address.Host}.", "Make it anew with --host as in Web:Address, with a higher --version.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            return new Finding(Subject, Health.Bad, $"{file} cannot be read as an app package: {exception.Message}", "Name the zip that the package command wrote.");
        }
    }
}
