using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CompetencyBot.Web.Pages;

/// <summary>
/// A page drawn by a Razor component. It is drawn whole before it is sent, so that a page that fails becomes an error page and not half of one.
/// The components' own hosting is left out: it would keep keys on disk for forms that these pages do not have.
/// </summary>
internal sealed class PageResult(Type page, IDictionary<string, object?> parameters, int status = StatusCodes.Status200OK) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var text = new StringWriter();
            (await renderer.RenderComponentAsync(page, ParameterView.FromDictionary(parameters))).WriteHtmlTo(text);
            return text.ToString();
        });
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        await httpContext.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), httpContext.RequestAborted);
    }
}
