using CompetencyBot.Browse;
using CompetencyBot.Find;
using CompetencyBot.Web.Api;
using CompetencyBot.Web.CaseApi;
using CompetencyBot.Web.Mcp;
using CompetencyBot.Web.Pages;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CompetencyBot.Web;

/// <summary>Wires what is served beside the bot: pages for people and doors for programs.</summary>
internal static class WebDoors
{
    public static IHostApplicationBuilder AddWebDoors(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<PageOptions>().BindConfiguration(PageOptions.Section).ValidateDataAnnotations();
        builder.Services.AddOptionsWithValidateOnStart<WebOptions>().BindConfiguration(WebOptions.Section).ValidateDataAnnotations();
        builder.Services.AddSingleton<FindHandler>();
        builder.Services.AddSingleton<PageLinks>();
        builder.Services.AddSingleton<PageDrawer>();
        builder.Services.AddSingleton<MessagePages>();
        builder.Services.AddSingleton<CaseShelf>();
        builder.Services.AddSingleton<Freshness>();
        builder.Services.AddApi();
        builder.Services.AddMcpDoor();
        builder.Services.AddRateLimiter(ClientLimit.Configure);
        // Pages hold no secret that the length of an answer could give away.
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        return builder;
    }

    public static void MapWebDoors(this WebApplication application)
    {
        var options = application.Services.GetRequiredService<IOptions<WebOptions>>().Value;
        application.UsePathBase(application.Services.GetRequiredService<PageLinks>().Root);
        application.UseRouting();
        // Only the web doors go this way: nothing of it is between the channel and the bot.
        application.UseWhen(context => Door.Of(context) is not null, doors =>
        {
            doors.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
            doors.Use(SecurityHeaders.Set);
            doors.UseResponseCompression();
            doors.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = TellFailure, SuppressDiagnosticsCallback = failed => failed.Exception is BadHttpRequestException });
        });
        if (options.Pages) application.Use(TellLost);
        application.MapPages(options.Pages);
        if (options.Api)
        {
            application.MapApi();
            application.MapCase();
        }
        if (options.Mcp) application.MapMcpDoor();
        application.UseRateLimiter();
    }

    /// <summary>The endpoint that failed is no longer the request's, but the failure knows it.</summary>
    private static Task TellFailure(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>();
        IResult answer = failure?.Error is BadHttpRequestException refused ? Results.Problem(refused.Message, statusCode: refused.StatusCode)
            : failure is not null && Door.Of(failure.Endpoint) is { IsPage: true } ? context.RequestServices.GetRequiredService<MessagePages>().Failed(context, failure.Error)
            : Results.Problem("The request could not be answered. Please try again.");
        return answer.ExecuteAsync(context);
    }

    /// <summary>Who comes to an address that nothing has is told so in words, if it reads pages.</summary>
    private static async Task TellLost(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is not { StatusCode: StatusCodes.Status404NotFound, HasStarted: false } || context.GetEndpoint() is not null) return;
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            await SecurityHeaders.Set(context, _ => context.RequestServices.GetRequiredService<MessagePages>().NotFound(context).ExecuteAsync(context));
    }
}
