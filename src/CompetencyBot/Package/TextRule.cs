using System.Text.RegularExpressions;

namespace CompetencyBot.Package;

/// <summary>What a text must be, beyond its length.</summary>
internal sealed partial record TextRule(Func<string, bool> Holds, string Rule, string Remedy)
{
    public static readonly TextRule Guid = new(
        text => System.Guid.TryParseExact(text, "D", out _), "The text is not a GUID.", "Write {{appId}}, or 32 digits and letters a to f in groups of 8-4-4-4-12.");

    public static readonly TextRule Version = new(
        PackageSettings.VersionPattern().IsMatch, "The version is not three numbers without leading zeros.", "Write {{version}}, or a version such as 1.0.0.");

    public static readonly TextRule Address = new(
        text => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && Uri.CheckHostName(address.IdnHost) != UriHostNameType.Unknown,
        "The text is not an https address.", "Write it as https://{{host}}/page.");

    public static readonly TextRule Colour = new(ColourPattern().IsMatch, "The text is not a colour.", "Write # and six hexadecimal digits, such as #0F5C6E.");

    public static readonly TextRule Language = new(LanguagePattern().IsMatch, "The text is not a language tag.", "Write en or fr.");

    public static readonly TextRule Picture = File("png");

    public static readonly TextRule Translations = File("json");

    public static readonly TextRule Dimension = new(DimensionPattern().IsMatch, "The text is not a size.", "Write small, medium, large, or a number of pixels.");

    public static readonly TextRule LocalizationSchema = Only($"https://developer.microsoft.com/en-us/json-schemas/teams/v{ManifestShape.Version}/MicrosoftTeams.Localization.schema.json");

    public static TextRule Only(string text) => new(text.Equals, "The text is not the one this program checks against.", $"Write {text}.");

    /// <summary>The name of a file in the folder itself: a package that Teams takes has no folders.</summary>
    private static TextRule File(string extension) => new(
        text => FilePattern().IsMatch(text) && text.EndsWith($".{extension}", StringComparison.Ordinal),
        $"The text is not the name of a .{extension} file in the folder itself.", $"Write the bare name, such as name.{extension}, in letters, digits, hyphens and underscores.");

    [GeneratedRegex(@"\A#[0-9a-fA-F]{6}\z")]
    private static partial Regex ColourPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,2}\z")]
    private static partial Regex LanguagePattern();

    [GeneratedRegex(@"\A(([0-9]*\.)?[0-9]{1,12}|large|medium|small)\z", RegexOptions.IgnoreCase)]
    private static partial Regex DimensionPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_-]*\.[a-z]+\z")]
    private static partial Regex FilePattern();
}
