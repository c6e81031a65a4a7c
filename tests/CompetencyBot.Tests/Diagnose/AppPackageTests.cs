using System.IO.Compression;
using CompetencyBot.BotFramework.Diagnosis;
using CompetencyBot.Diagnose;

namespace CompetencyBot.Tests.Diagnose;

public sealed class AppPackageTests : IDisposable
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";

    private readonly string file = Path.GetTempFileName();

    [Theory]
    [InlineData("manifest.json", AppId, "bot.example.org", Health.Good, "for bot")]
    [InlineData("manifest.json", "99999999-2222-3333-4444-555555555555", "bot.example.org", Health.Bad, "but MicrosoftAppId is")]
    [InlineData("manifest.json", AppId, "other.example.org", Health.Bad, "but Web:Address is at bot.example.org")]
    [InlineData("folder/manifest.json", AppId, "bot.example.org", Health.Bad, "no manifest.json at its top")]
    public void A_package_is_held_against_the_settings(string entry, string botId, string domain, Health health, string told)
    {
        Write(entry, $$"""{"bots":[{"botId":"{{botId}}"}],"validDomains":["{{domain}}"]}""");
        var finding = AppPackage.Compare(file, AppId, new Uri("https://bot.example.org"));
        Assert.Equal(health, finding.Health);
        Assert.Contains(told, finding.Seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("not json")]
    public void A_file_that_is_no_package_is_told(string manifest)
    {
        Write("manifest.json", manifest);
        Assert.Equal(Health.Bad, AppPackage.Compare(file, AppId, null).Health);
        File.WriteAllText(file, "not a zip");
        Assert.Equal(Health.Bad, AppPackage.Compare(file, AppId, null).Health);
    }

    public void Dispose() => File.Delete(file);

    private void Write(string entry, string manifest)
    {
        File.Delete(file);
        using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
        using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
        writer.Write(manifest);
    }
}
