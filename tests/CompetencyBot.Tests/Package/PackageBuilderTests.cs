using System.IO.Compression;
using System.Text;
using CompetencyBot.Ask;
using CompetencyBot.Bot;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Package;

namespace CompetencyBot.Tests.Package;

public sealed class PackageBuilderTests : IDisposable
{
    private readonly ManifestCopy copy = new();

    [Fact]
    public void The_shipped_folder_packs_into_a_flat_zip()
    {
        var packed = copy.Packed();
        using var zip = new ZipArchive(new MemoryStream(packed.Zip.ToArray()));
        Assert.Equal(["color.png", "fr.json", "manifest.json", "outline.png"], zip.Entries.Select(entry => entry.FullName).Order());
        Assert.Equal(packed.Files, zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        Assert.Equal(File.ReadAllBytes(copy.PathOf("color.png")), ManifestCopy.Entry(packed.Zip, "color.png"));
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes() => Assert.Equal(copy.Packed().Zip.ToArray(), copy.Packed().Zip.ToArray());

    [Fact]
    public void Placeholders_are_filled_wherever_they_stand()
    {
        var manifest = ManifestCopy.Json(copy.Packed(new PackageSettings(ManifestCopy.AppId.ToUpperInvariant(), "Bot.Example.org", "2.3.4", "Bibliothèque \"A\"")).Zip, "manifest.json");
        Assert.Equal(ManifestCopy.AppId, (string?)manifest["id"]);
        Assert.Equal(ManifestCopy.AppId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal(ManifestCopy.AppId, (string?)manifest["composeExtensions"]![0]!["botId"]);
        Assert.Equal("2.3.4", (string?)manifest["version"]);
        Assert.Equal("Bibliothèque \"A\"", (string?)manifest["developer"]!["name"]);
        Assert.Equal("https://bot.example.org/privacy", (string?)manifest["developer"]!["privacyUrl"]);
        Assert.Equal("bot.example.org", (string?)manifest["validDomains"]![0]);
        Assert.DoesNotContain("{{", manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Accents_stay_readable() =>
        Assert.Contains("Robot de compétences", Encoding.UTF8.GetString(ManifestCopy.Entry(copy.Packed().Zip, "fr.json")), StringComparison.Ordinal);

    [Fact]
    public void The_bot_understands_every_command_of_the_menu()
    {
        var zip = copy.Packed().Zip;
        var french = ManifestCopy.Json(zip, "fr.json");
        var ask = new AskHandler(TestKnowledge.Snapshots);
        var lists = ManifestCopy.Json(zip, "manifest.json")["bots"]![0]!["commandLists"]!.AsArray();
        for (var list = 0; list < lists.Count; list++)
        {
            var commands = lists[list]!["commands"]!.AsArray();
            for (var at = 0; at < commands.Count; at++)
            {
                Understood((string)commands[at]!["title"]!, Language.English);
                Understood((string)french[$"bots[0].commandLists[{list}].commands[{at}].title"]!, Language.French);
            }
        }

        void Understood(string title, Language language)
        {
            if (CommandWords.Read(title, language).Verb == Verbs.Ask) Assert.IsType<AskOutcome.Answered>(ask.Ask(title, language));
        }
    }

    [Fact]
    public void Every_problem_of_the_settings_and_the_files_is_told_at_once()
    {
        copy.Replace("manifest.json", "\"Competency Bot\"", $"\"{new string('x', 31)}\"");
        copy.Replace("fr.json", "\"Robot de compétences\"", $"\"{new string('x', 42)}\"");
        File.Delete(copy.PathOf("outline.png"));
        string[] told =
        [
            "--app-id: The app id is not a GUID.",
            "--host: The host has a port.",
            "--version: The version is not three numbers without leading zeros.",
            "--publisher: The publisher has 33 characters; Teams takes 1 to 32.",
            "manifest.json name.short: The text has 31 characters; Teams takes 30. Shorten it by 1.",
            "outline.png: The file is missing.",
            "fr.json name.short: The text has 42 characters; Teams takes 30. Shorten it by 12.",
        ];
        var problems = copy.Problems(new PackageSettings("none", "bot.example.org:3978", "1.0", new string('x', 33)));
        Assert.Equal(told.Length, problems.Count);
        Assert.All(told.Zip(problems), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("11111111222233334444555555555555")]
    [InlineData("{11111111-2222-3333-4444-555555555555}")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("competency-bot")]
    public void An_app_id_is_a_GUID(string appId) =>
        Assert.StartsWith("--app-id: The app id is not a GUID.", Assert.Single(copy.Problems(ManifestCopy.Settings with { AppId = appId })), StringComparison.Ordinal);

    [Theory]
    [InlineData("1.0")]
    [InlineData("v1.0.0")]
    [InlineData("1.0.0-beta")]
    [InlineData("1.02.0")]
    [InlineData("1.0.0\n")]
    public void A_version_is_three_numbers(string version) =>
        Assert.StartsWith("--version: ", Assert.Single(copy.Problems(ManifestCopy.Settings with { Version = version })), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://bot.example.org/", "has a scheme. Write only bot.example.org.")]
    [InlineData("bot.example.org/api/messages", "has a path or a user name. Write only bot.example.org.")]
    [InlineData("bot.example.org:443", "has a port. Teams uses port 443 alone. Write only bot.example.org.")]
    [InlineData("me@bot.example.org", "has a path or a user name. Write only bot.example.org.")]
    [InlineData("*.example.org", "is a wildcard.")]
    [InlineData("localhost", "is a name of this machine or network alone.")]
    [InlineData("bot.local", "is a name of this machine or network alone.")]
    [InlineData("203.0.113.7", "is an IP address.")]
    [InlineData("[2001:db8::7]", "is an IP address.")]
    [InlineData("bot", "has no dot.")]
    [InlineData("bibliothèque.example.org", "has letters beyond a to z. Write it as xn--bibliothque-59a.example.org.")]
    [InlineData("bot_1.example.org", "is not the name of a host.")]
    [InlineData("bot..example.org", "is not the name of a host.")]
    [InlineData("bot.example.org.", "is not the name of a host.")]
    [InlineData("-bot.example.org", "is not the name of a host.")]
    [InlineData(" ", "is empty.")]
    public void A_host_is_a_bare_public_name(string host, string told) =>
        Assert.StartsWith($"--host: The host {told}", Assert.Single(copy.Problems(ManifestCopy.Settings with { Host = host })), StringComparison.Ordinal);

    [Fact]
    public void A_folder_that_is_not_there_is_told() =>
        Assert.Contains("--manifest: There is no folder", Assert.Single(Assert.IsType<PackageOutcome.Refused>(PackageBuilder.Build(copy.PathOf("none"), ManifestCopy.Settings)).Problems).ToString(), StringComparison.Ordinal);

    public void Dispose() => copy.Dispose();
}
