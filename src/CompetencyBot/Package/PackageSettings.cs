using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CompetencyBot.Package;

/// <summary>What differs from one library's package to another's.</summary>
/// <param name="AppId">The bot's app id, a GUID; the Teams app has the same id.</param>
/// <param name="Host">The bare name of the host that the bot is reached at.</param>
/// <param name="Version">The package's version; Teams takes a package as an update only when it is higher.</param>
/// <param name="Publisher">Who stands behind the app, as people see it in Teams.</param>
public sealed partial record PackageSettings(string AppId, string Host, string Version = PackageSettings.FirstVersion, string Publisher = PackageSettings.SomeLibrary)
{
    public const string FirstVersion = "1.0.0";
    public const string SomeLibrary = "Your library";

    /// <summary>Longest name of a developer that Teams takes, in characters.</summary>
    internal const int LongestPublisher = 32;

    /// <summary>The values of the placeholders. For a setting that is wrong, which is reported, a right one stands in, so that the files are still checked.</summary>
    internal ImmutableDictionary<string, string> Read(PackageProblems problems)
    {
        var standIns = (AppId: "00000000-0000-0000-0000-000000000001", Host: "bot.example.org", Version: FirstVersion, Publisher: SomeLibrary);

        var rightId = Guid.TryParseExact(AppId, "D", out var id) && id != Guid.Empty;
        if (!rightId)
            problems.Add("--app-id", "The app id is not a GUID.", "Copy the Application (client) ID of the bot's registration: 32 digits and letters a to f, in groups of 8-4-4-4-12.");

        var wrongHost = HostName.WrongWith(Host);
        if (wrongHost is { } wrong) problems.Add("--host", wrong.Rule, wrong.Remedy);

        var rightVersion = VersionPattern().IsMatch(Version);
        if (!rightVersion)
            problems.Add("--version", "The version is not three numbers without leading zeros.", "Write it as 1.0.0, and raise it with every package that replaces one in Teams.");

        var rightPublisher = !string.IsNullOrWhiteSpace(Publisher) && Publisher.Length <= LongestPublisher;
        if (!rightPublisher)
            problems.Add("--publisher", $"The publisher has {Publisher.Trim().Length} characters; Teams takes 1 to {LongestPublisher}.", "Give the library's name, or a short form of it.");

        return new Dictionary<string, string>
        {
            [Placeholders.AppId] = rightId ? id.ToString("D") : standIns.AppId,
            [Placeholders.Host] = wrongHost is null ? Host.ToLowerInvariant() : standIns.Host,
            [Placeholders.Version] = rightVersion ? Version : standIns.Version,
            [Placeholders.Publisher] = rightPublisher ? Publisher : standIns.Publisher,
        }.ToImmutableDictionary();
    }

    // \z, for $ also stands before a line's end.
    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\z")]
    internal static partial Regex VersionPattern();
}
