namespace CompetencyBot.Web;

/// <summary>What a browser may do with our answers: nothing from elsewhere runs in a page or is asked by one, and only Teams may frame one.</summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// Teams and the other hosts of its tabs, in the public cloud and the US government's.
    /// https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements
    /// </summary>
    private const string Hosts =
        "https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.microsoft365.com https://*.office.com https://outlook.office365.com https://*.teams.microsoft.us";

    private const string PagePolicy =
        $"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {Hosts}";

    public static Task Set(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
            {
                headers.ContentSecurityPolicy = PagePolicy;
                // A search is in the address: no other site is told it.
                headers["Referrer-Policy"] = "same-origin";
            }
            return Task.CompletedTask;
        });
        return next(context);
    }
}
