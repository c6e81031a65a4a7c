using CompetencyBot.Competencies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CompetencyBot.Web.Pages;

/// <summary>The addresses of the pages: in each language, and without one, which lead to the reader's.</summary>
internal static class PageEndpoints
{
    public static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <param name="routes">The program's addresses.</param>
    /// <param name="withIndex">Whether the index has pages; without, there are only those that the app's listing in Teams needs.</param>
    public static void MapPages(this IEndpointRouteBuilder routes, bool withIndex)
    {
        var pages = routes.MapGroup("").WithDoor(isPage: true).ExcludeFromDescription();
        pages.MapPolicies();
        // Not counted against the client: a browser asks for each once.
        foreach (var asset in Asset.All)
            routes.MapMethods(asset.Path, Reading, context => Send(asset, context)).WithMetadata(new Door(IsPage: true)).ExcludeFromDescription();
        if (!withIndex) return;

        pages.MapTab();
        foreach (var language in Languages.All)
        {
            MapPages(pages.MapGroup(language.Tag()).AddEndpointFilter(Freshness.Spare), language);
            MapPages(pages.MapGroup($"{TabLook.Path}/{{look}}/{language.Tag()}").AddEndpointFilter(OnlyKnownLooks).AddEndpointFilter(Freshness.Spare), language);
        }
        foreach (var path in (string[])["", "category/{id}", "topic/{code}", "competency/{code}", "search"]) pages.MapMethods(path, Reading, ToReadersLanguage);
    }

    private static void MapPages(RouteGroupBuilder pages, Language language)
    {
        pages.MapMethods("", Reading, (PageDrawer drawer, HttpContext context) => drawer.For(context).Overview(language));
        pages.MapMethods("category/{id}", Reading, (string id, PageDrawer drawer, HttpContext context) => drawer.For(context).Category(id, language, context));
        pages.MapMethods("topic/{code}", Reading, (string code, PageDrawer drawer, HttpContext context) => drawer.For(context).Code(code, language, context));
        pages.MapMethods("competency/{code}", Reading, (string code, PageDrawer drawer, HttpContext context) => drawer.For(context).Code(code, language, context));
        pages.MapMethods("search", Reading, (string? q, string? lang, string? topic, PageDrawer drawer, HttpContext context) => drawer.For(context).Search(q, PreferredLanguage.Named(lang), topic, language));
    }

    private static ValueTask<object?> OnlyKnownLooks(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        TabLook.Named(call.HttpContext.GetRouteValue("look") as string) is null
            ? ValueTask.FromResult<object?>(call.HttpContext.RequestServices.GetRequiredService<MessagePages>().NotFound(call.HttpContext))
            : next(call);

    private static RedirectHttpResult ToReadersLanguage(HttpContext context, PageLinks links)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        context.Response.Headers.CacheControl = "no-cache";
        var path = context.Request.Path.Value?.TrimEnd('/');
        return TypedResults.LocalRedirect($"{links.Overview(PreferredLanguage.Of(context.Request))}{path}{context.Request.QueryString}");
    }

    private static async Task Send(Asset asset, HttpContext context)
    {
        context.Response.ContentType = asset.ContentType;
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var isCompressed = context.Request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "br" && coding.Quality is not 0);
        if (isCompressed) context.Response.Headers.ContentEncoding = "br";
        await context.Response.Body.WriteAsync(isCompressed ? asset.Compressed : asset.Content, context.RequestAborted);
    }
}
