using CompetencyBot.BotFramework.Authentication;
using CompetencyBot.BotFramework.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CompetencyBot.BotBuilder;

/// <summary>Wires the Bot Framework SDK into a web application, in the place of <see cref="BotFrameworkHosting"/>.</summary>
public static class BotBuilderHosting
{
    /// <summary>Adds the SDK's adapter. The application registers a <see cref="BotHandler"/> and a <see cref="TurnFailureReply"/>.</summary>
    public static IHostApplicationBuilder AddBotFramework(this IHostApplicationBuilder builder)
    {
        var app = builder.AddHost();
        // The SDK lets anybody in who talks to a bot without an app id.
        if (app is null) builder.Services.AddSingleton<IDoorkeeper, AnonymousAccess>();
        // The SDK notes three lines for every activity.
        builder.Logging.AddFilter("Microsoft.Bot", LogLevel.Warning);
        builder.Services.AddHttpClient();
        builder.Services.AddTransient<IBot, SdkBot>();
        // By a factory: the adapter has constructors that the container cannot choose between.
        builder.Services.AddSingleton<IBotFrameworkHttpAdapter>(services =>
        {
            var log = services.GetRequiredService<ILogger<CloudAdapter>>();
            var clients = services.GetRequiredService<IHttpClientFactory>();
            var allowsEmulatorTokens = services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.AllowEmulatorTokens ?? builder.Environment.IsDevelopment();
            return new CloudAdapter(SdkAuthentication.Of(app, app?.Cloud ?? ChannelCloud.From(builder.Configuration), allowsEmulatorTokens, clients, log), log);
        });
        return builder;
    }

    /// <summary>Maps <c>POST /api/messages</c>, or the path set in <see cref="BotFrameworkOptions"/>.</summary>
    public static IEndpointConventionBuilder MapBotFramework(this IEndpointRouteBuilder routes)
    {
        var options = routes.ServiceProvider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
        return routes.MapPost(options.MessagesPath, context => Handle(context, options));
    }

    private static async Task Handle(HttpContext context, BotFrameworkOptions options)
    {
        var services = context.RequestServices;
        if (services.GetService<IDoorkeeper>() is { } doorkeeper && await doorkeeper.Admit(context) is not Admission.Admitted)
        {
            await Results.Problem("Only callers on this machine may talk to a bot without an app id.", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
            return;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = options.MaxActivityBytes;
        // A turn outlives its request: a caller that hangs up must not leave the person without an answer.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.TurnTimeoutSeconds), services.GetRequiredService<TimeProvider>());
        await services.GetRequiredService<IBotFrameworkHttpAdapter>().ProcessAsync(context.Request, context.Response, services.GetRequiredService<IBot>(), limit.Token);
    }
}
