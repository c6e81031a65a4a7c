using CompetencyBot.BotFramework.Authentication;
using CompetencyBot.BotFramework.Connector;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CompetencyBot.BotFramework.Hosting;

/// <summary>Wires the Bot Framework protocol into a web application.</summary>
public static class BotFrameworkHosting
{
    /// <summary>Adds the protocol edge. The application registers a <see cref="BotHandler"/> and a <see cref="TurnFailureReply"/>.</summary>
    public static IHostApplicationBuilder AddBotFramework(this IHostApplicationBuilder builder)
    {
        var app = builder.AddHost();
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<TurnMetrics>();
        builder.Services.AddSingleton<TurnLimits>();
        builder.Services.AddSingleton<RepeatedActivities>();
        builder.Services.AddSingleton<TurnRunner>();
        builder.Services.AddSingleton<TurnEndpoint>();
        builder.AddDoor(app);
        builder.AddConnector(app);
        return builder;
    }

    /// <summary>Maps <c>POST /api/messages</c>, or the path set in <see cref="BotFrameworkOptions"/>.</summary>
    public static IEndpointConventionBuilder MapBotFramework(this IEndpointRouteBuilder routes)
    {
        var path = routes.ServiceProvider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.MessagesPath;
        var turns = new Lazy<TurnEndpoint>(routes.ServiceProvider.GetRequiredService<TurnEndpoint>);
        // Nothing else that the application puts in the way of requests is between the channel and the bot.
        return routes.MapPost(path, context => turns.Value.Handle(context)).ShortCircuit();
    }

    /// <summary>Adds what every host of the bot has: its settings, its limits toward callers, and the asking of the bot. Answers with the bot's registration.</summary>
    internal static AppRegistration? AddHost(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<BotFrameworkOptions>()
            .BindConfiguration(BotFrameworkOptions.Section)
            .ValidateDataAnnotations();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton<AnsweringBot>();
        // A token never goes out in the clear, but for trying the bot a program on this machine may stand in for the channel.
        builder.Services.AddSingleton(new ServiceAddresses(AllowLoopbackHttp: builder.Environment.IsDevelopment()));
        builder.Services.Configure<KestrelServerOptions>(server =>
        {
            server.AddServerHeader = false;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            server.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        });
        // Turns that run when the program is told to stop are let to their end.
        builder.Services.AddOptions<HostOptions>().PostConfigure<IOptions<BotFrameworkOptions>>((host, bot) =>
        {
            var longest = TimeSpan.FromSeconds(bot.Value.TurnTimeoutSeconds) + TurnLimit.Grace + TimeSpan.FromSeconds(2);
            if (host.ShutdownTimeout < longest) host.ShutdownTimeout = longest;
        });
        return AppRegistration.Read(builder.Configuration, builder.Environment);
    }
}
