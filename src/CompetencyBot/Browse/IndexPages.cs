using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using CompetencyBot.Competencies;
using Microsoft.Extensions.Options;

namespace CompetencyBot.Browse;

/// <summary>Where the index's pages are, section <c>Web</c>.</summary>
public sealed class PageOptions : IValidatableObject
{
    public const string Section = "Web";

    /// <summary>Public address of this program, such as <c>https://bot.example.org</c>; without it cards have no links to pages.</summary>
    public Uri? Address { get; set; }

    /// <summary>The app's id in Teams, as its admin center shows it; with it, the bot's cards open their page in the app's tab.</summary>
    public Guid? TeamsAppId { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address is not null && (!Address.IsAbsoluteUri || Address.Scheme is not ("https" or "http") || Address.Query.Length > 0 || Address.Fragment.Length > 0))
            yield return new ValidationResult("Web:Address must be a web address in full, such as https://bot.example.org.", [nameof(Address)]);
        if (TeamsAppId is not null && Address is null)
            yield return new ValidationResult("Web:TeamsAppId needs Web:Address, where people without the app find the page.", [nameof(TeamsAppId)]);
    }
}

/// <summary>The addresses of the index's pages: <c>/en/competency/CSC-4</c>, <c>/fr/topic/CSC</c>; an indicator is a place on its competency's page.</summary>
public sealed partial class IndexPages(IOptions<PageOptions> options)
{
    /// <summary>The id of the app's own tab, as its manifest says.</summary>
    public const string Tab = "index";

    private readonly Uri? root = options.Value.Address;

    /// <summary>The page of a code; null when no public address is set.</summary>
    public Uri? AddressOf(Code code, Language language) => root is null
        ? null
        : new Uri(root.AbsoluteUri.TrimEnd('/') + PathOf(code, language));

    /// <summary>
    /// Where a card of the bot leads for a code: to its page in the app's tab where the app's id is set, otherwise to the page itself; null when no public address is set.
    /// https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
    /// </summary>
    public Uri? LinkTo(Code code, Language language)
    {
        var page = AddressOf(code, language);
        if (page is null || options.Value.TeamsAppId is not { } app) return page;
        var context = Uri.EscapeDataString($$"""{"subEntityId":"{{SubPage(code, language)}}"}""");
        return new Uri($"https://teams.microsoft.com/l/entity/{app}/{Tab}?webUrl={Uri.EscapeDataString(page.AbsoluteUri)}&label={code}&context={context}");
    }

    /// <summary>What Teams hands to the tab for a code, in letters that no address has to escape: <c>fr_CSC-4.2</c>.</summary>
    public static string SubPage(Code code, Language language) => $"{language.Tag()}_{code}";

    public static bool TryReadSubPage(string? text, out Code code, out Language language)
    {
        (code, language) = (default, default);
        if (text?.Split('_') is not ["en" or "fr", var written] parts || !Code.TryParse(written, out code)) return false;
        language = Languages.FromLocale(parts[0]);
        return true;
    }

    /// <summary>The path of a code's page below the public address.</summary>
    public static string PathOf(Code code, Language language) =>
        $"/{language.Tag()}/{(code.IsTopic ? "topic" : "competency")}/{code.OfCompetency}{(code.IsIndicator ? $"#{code}" : "")}";

    /// <summary>
    /// Reads the address of a page, with or without a language. Where a public address is set, only that host's pages are ours.
    /// </summary>
    public bool TryRead(string? address, out Code code, out Language? language)
    {
        (code, language) = (default, null);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")) return false;
        if (root is not null && !uri.Authority.Equals(root.Authority, StringComparison.OrdinalIgnoreCase)) return false;
        var prefix = root?.AbsolutePath.TrimEnd('/') ?? "";
        if (!uri.AbsolutePath.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || Page().Match(uri.AbsolutePath[prefix.Length..]) is not { Success: true } page) return false;
        language = page.Groups["language"] is { Success: true, Value: var tag } ? Languages.FromLocale(tag.ToLowerInvariant()) : null;
        var fragment = uri.Fragment.TrimStart('#');
        return Code.TryParse(fragment.ToUpperInvariant(), out code) || Code.TryParse(page.Groups["code"].Value.ToUpperInvariant(), out code);
    }

    [GeneratedRegex("^/((?<language>en|fr)/)?(competency|topic)/(?<code>[A-Za-z]{2,5}(-[0-9]{1,3}(\\.[0-9]{1,3})?)?)/?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Page();
}
