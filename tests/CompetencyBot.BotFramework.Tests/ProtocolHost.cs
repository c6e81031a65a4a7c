using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Connector;
using CompetencyBot.BotFramework.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CompetencyBot.BotFramework.Tests;

/// <summary>The protocol edge in memory around a bot and a connector that the test gives.</summary>
internal sealed class ProtocolHost : IAsyncDisposable
{
    private readonly WebApplication application;

    private ProtocolHost(WebApplication application, KeptLog log) => (this.application, Log) = (application, log);

    /// <summary>What the edge logged as warning or worse.</summary>
    public KeptLog Log { get; }

    public IServiceProvider Services => application.Services;

    /// <summary>Where it listens, if the test set an address.</summary>
    public Uri Address => new(application.Urls.First());

    public static Task<ProtocolHost> Start(
        BotHandler bot, Func<Activity, Task<ResourceResponse>>? send = null, string environment = "Development", params (string Name, string Value)[] settings) =>
        Start(bot, services => services.AddSingleton<IConnectorClient>(new FakeConnector(send ?? (_ => Task.FromResult(new ResourceResponse("1"))))), environment, settings);

    /// <summary>With the real connector client, unless <paramref name="configure"/> puts another in its place.</summary>
    public static async Task<ProtocolHost> Start(
        BotHandler bot, Action<IServiceCollection> configure, string environment = "Development", params (string Name, string Value)[] settings)
    {
        var log = new KeptLog();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        foreach (var (name, value) in settings) builder.Configuration[name] = value;
        builder.Logging.ClearProviders().AddProvider(log);
        // A test that is about connections sets an address, the others need none.
        if (!settings.Any(setting => setting.Name == "Urls")) builder.WebHost.UseTestServer();
        builder.AddBotFramework();
        builder.Services.AddSingleton(bot);
        builder.Services.AddSingleton<TurnFailureReply>((_, reference) => new Activity { Type = ActivityTypes.Message, Text = $"failed {reference}" });
        configure(builder.Services);
        var application = builder.Build();
        application.MapBotFramework();
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new ProtocolHost(application, log);
    }

    public async Task<(HttpStatusCode Status, string Body)> Send(
        string body, string contentType = "application/json", HttpMethod? method = null, Action<HttpRequestMessage>? change = null)
    {
        using var response = await Respond(body, contentType, method, change);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<HttpResponseMessage> Respond(
        string body, string contentType = "application/json", HttpMethod? method = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, "/api/messages");
        if (request.Method == HttpMethod.Post)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        change?.Invoke(request);
        return await application.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task Stop() => application.StopAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private sealed class FakeConnector(Func<Activity, Task<ResourceResponse>> send) : IConnectorClient
    {
        public Task<ResourceResponse> Send(Activity activity, CancellationToken cancellationToken) => send(activity);
    }
}
