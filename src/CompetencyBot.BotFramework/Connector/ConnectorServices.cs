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
    /// <summary>The named handlers that messages go out through.</summary>
    public const string Client = nameof(IConnectorClient);

    public static void AddConnector(this IHostApplicationBuilder builder, AppRegistration? app)
    {
        builder.Services.AddSingleton<IConnectorClient>(services => new ConnectorClient(
            new HttpMessageInvoker(services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(Client)), services.GetRequiredService<ServiceAddresses>()));
        var connector = builder.Services.AddHttpClient(Client)
            // Connections are renewed by the handler itself.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                PlaintextStreamFilter = (connection, _) => ValueTask.FromResult<Stream>(new WholeRequests(connection.PlaintextStream)),
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
