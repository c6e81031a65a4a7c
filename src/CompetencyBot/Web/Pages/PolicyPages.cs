using CompetencyBot.Competencies;
using CompetencyBot.Localization;
using CompetencyBot.Snapshots;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CompetencyBot.Web.Pages;

/// <summary>What the app's listing in Teams links to: <c>/privacy</c> and <c>/terms</c>, in the reader's language. They are there without the other pages too.</summary>
internal static class PolicyPages
{
    public static void MapPolicies(this RouteGroupBuilder pages)
    {
        Map("/privacy", texts => (texts.Privacy, texts.PrivacyText));
        Map("/terms", texts => (texts.Terms, texts.TermsText));

        void Map(string path, Func<Texts, (string Heading, string Text)> words) => pages.MapMethods(
            path, PageEndpoints.Reading, (string? lang, HttpContext context, SnapshotSource snapshots, PageLinks links, IOptions<WebOptions> options) =>
            {
                context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
                var language = PreferredLanguage.Named(lang) ?? PreferredLanguage.Of(context.Request);
                var (heading, text) = words(Texts.In(language));
                var frame = new Frame(snapshots.Current.Framework, language, links, heading, other => links.At($"{path}?lang={other.Tag()}"))
                {
                    IsListed = false,
                    IsBare = !options.Value.Pages,
                };
                return new PageResult(typeof(PolicyPage), new Dictionary<string, object?> { [nameof(PolicyPage.Frame)] = frame, [nameof(PolicyPage.Text)] = text });
            });
    }
}
