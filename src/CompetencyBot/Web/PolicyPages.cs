using System.Net;
using CompetencyBot.Competencies;
using CompetencyBot.Localization;

namespace CompetencyBot.Web;

/// <summary>What the app's listing in Teams links to: <c>/privacy</c> and <c>/terms</c>, in the browser's language.</summary>
internal static class PolicyPages
{
    public static void MapPolicies(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/privacy", (HttpRequest request) => Page(request, texts => (texts.Privacy, texts.PrivacyText)));
        routes.MapGet("/terms", (HttpRequest request) => Page(request, texts => (texts.Terms, texts.TermsText)));
    }

    private static IResult Page(HttpRequest request, Func<Texts, (string Heading, string Text)> words)
    {
        var language = Languages.FromLocale(request.GetTypedHeaders().AcceptLanguage.OrderByDescending(accepted => accepted.Quality ?? 1).FirstOrDefault()?.Value.Value);
        var (heading, text) = words(Texts.In(language));
        return Results.Content(
            $"""
            <!doctype html>
            <html lang="{language.Tag()}">
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
            <title>{WebUtility.HtmlEncode(heading)}</title>
            <main style="font: 1.1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem">
            <h1>{WebUtility.HtmlEncode(heading)}</h1>
            <p>{WebUtility.HtmlEncode(text)}</p>
            </main>
            </html>
            """,
            "text/html; charset=utf-8");
    }
}
