using CompetencyBot.BotFramework.Authentication;
using CompetencyBot.BotFramework.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;

namespace CompetencyBot.BotFramework.Connector;

/// <summary>Wires the way that replies take.</summary>
internal static class ConnectorServices
{
    public static void AddConnector(this IHostApplicationBuilder builder, AppRegistration? app)
    {
        var connector = builder.Services.AddHttpClient<IConnectorClient, ConnectorClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            // What goes wrong is logged once, with the turn; who wants to see every request traces.
            .RemoveAllLoggers();
        connector.AddResilienceHandler("connector", (pipeline, context) =>
        {
            var time = context.ServiceProvider.GetRequiredService<TimeProvider>();
            var limit = context.ServiceProvider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.TurnTimeoutSeconds;
            pipeline.TimeProvider = time;
            // Retries are counted with the turns, and what failed in the end is logged with its turn.
            pipeline.TelemetryListener = null;
            pipeline.AddRetry(Retries.Options(time, TimeSpan.FromSeconds(limit), context.ServiceProvider.GetRequiredService<TurnMetrics>()));
        });
        builder.Services.AddSingleton<ConversationRate>();
        connector.AddHttpMessageHandler(services => new Departure(services.GetRequiredService<ConversationRate>(), services.GetService<ChannelTokens>()));
        if (app is not null) builder.AddTokens(app);
    }

    private static void AddTokens(this IHostApplicationBuilder builder, AppRegistration app)
    {
        builder.Services.AddHttpClient(TokenRequests.Client, http => http.MaxResponseContentBufferSize = 1024 * 1024)
            .AddHttpMessageHandler(() => new LoopbackLogin(app.Cloud.LoginHost));
        builder.Services.AddSingleton(services => new ChannelTokens(
            TokenRequests.For(app, services.GetRequiredService<IHttpClientFactory>()),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<ChannelTokens>>()));
        builder.Services.AddHealthChecks().AddCheck<ChannelTokenHealthCheck>("channel token");
    }
}
