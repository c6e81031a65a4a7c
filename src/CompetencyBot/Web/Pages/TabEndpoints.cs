using CompetencyBot.Browse;
using CompetencyBot.Competencies;
using CompetencyBot.Localization;
using CompetencyBot.Snapshots;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CompetencyBot.Web.Pages;

/// <summary>Where Teams comes in, as the app's manifest says: <c>/tab</c> leads to a page, <c>/tab/settings</c> sets up a tab of a channel, a chat or a meeting.</summary>
internal static class TabEndpoints
{
    /// <summary>What Teams fills with the person's language, its theme and the place that a link leads to.</summary>
    public const string Placeholders = "lang={app.locale}&theme={app.theme}&at={page.subPageId}";

    public static void MapTab(this RouteGroupBuilder pages)
    {
        pages.MapMethods(TabLook.Path, PageEndpoints.Reading, Enter);
        pages.MapMethods($"{TabLook.Path}/settings", PageEndpoints.Reading, Settings);
    }

    /// <param name="lang">The person's language in Teams.</param>
    /// <param name="theme">Teams' theme.</param>
    /// <param name="at">The place that a link into the tab leads to.</param>
    /// <param name="show">The code that the tab was set up with.</param>
    /// <param name="context">The request.</param>
    /// <param name="links">Addresses of pages.</param>
    private static RedirectHttpResult Enter(string? lang, string? theme, string? at, string? show, HttpContext context, PageLinks links)
    {
        Varies(context);
        var language = LanguageOf(lang, context);
        var inTab = links.In(TabLook.InTheme(theme));
        if (IndexPages.TryReadSubPage(at, out var place, out var placeLanguage)) return TypedResults.LocalRedirect(inTab.Of(place, placeLanguage));
        var page = Code.TryParse(show, out var code) ? inTab.Of(code, language) : inTab.Overview(language);
        // Where Teams left its placeholder in, the script asks it for the place.
        return TypedResults.LocalRedirect(at?.StartsWith('{') == true ? $"{page.Split('#')[0]}?entry" : page);
    }

    private static PageResult Settings(string? lang, string? theme, HttpContext context, PageLinks links, SnapshotSource snapshots)
    {
        Varies(context);
        var language = LanguageOf(lang, context);
        var look = TabLook.InTheme(theme);
        var frame = new Frame(
            snapshots.Current.Framework, language, links.In(look), Texts.In(language).TabSettings, other => links.At($"{TabLook.Path}/settings?lang={other.Tag()}&theme={look.Theme}"))
        {
            IsListed = false,
            IsBare = true,
        };
        return new PageResult(typeof(TabSettingsPage), new Dictionary<string, object?> { [nameof(TabSettingsPage.Frame)] = frame });
    }

    private static Language LanguageOf(string? lang, HttpContext context) => PreferredLanguage.Named(lang) ?? PreferredLanguage.Of(context.Request);

    private static void Varies(HttpContext context)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        context.Response.Headers.CacheControl = "no-cache";
    }
}
