using System.Security.Cryptography;
using System.Text;
using CompetencyBot.Browse;
using CompetencyBot.Competencies;
using CompetencyBot.Snapshots;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CompetencyBot.Web;

/// <summary>
/// Spares sending what the client has already. Everything shown follows from the knowledge, the program and two settings, so one tag
/// stands for all of it; a client asks each time, and a saved change is seen at once.
/// </summary>
internal sealed class Freshness(SnapshotSource snapshots, IOptions<PageOptions> pages, IOptions<WebOptions> web)
{
    private readonly string program = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{typeof(Freshness).Module.ModuleVersionId} {pages.Value.Address} {web.Value.Notes}")).AsSpan(0, 4));

    /// <summary>The filter for endpoints that show what their tag stands for.</summary>
    public static ValueTask<object?> Spare(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<Freshness>().Answer(context, next);

    private async ValueTask<object?> Answer(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        // A page has its language in its address; a machine door may go by what the client prefers.
        var variant = Door.Of(http) is { IsPage: true } ? "" : $"-{PreferredLanguage.Of(http.Request).Tag()}";
        var tag = new EntityTagHeaderValue($"\"{snapshots.Current.Tag}-{program}{variant}\"", isWeak: true);
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known == EntityTagHeaderValue.Any))
        {
            SetHeaders(http.Response, tag, variant);
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }
        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode == StatusCodes.Status200OK) SetHeaders(http.Response, tag, variant);
            return Task.CompletedTask;
        });
        return await next(context);
    }

    private static void SetHeaders(HttpResponse response, EntityTagHeaderValue tag, string variant)
    {
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = "public, no-cache";
        if (variant.Length > 0) response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
    }
}
