using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Connector;
using CompetencyBot.BotFramework.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CompetencyBot.BotFramework.Tests;

/// <summary>The protocol edge in memory around a bot and a connector that the test gives.</summary>
internal sealed class ProtocolHost : IAsyncDisposable
{
    private readonly WebApplication application;

    private ProtocolHost(WebApplication application) => this.application = application;

    public static async Task<ProtocolHost> Start(
        BotHandler bot, Func<Activity, Task<ResourceResponse>>? send = null, string environment = "Development", params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value)));
        builder.WebHost.UseTestServer();
        builder.AddBotFramework();
        builder.Services.AddSingleton(bot);
        builder.Services.AddSingleton<TurnFailureReply>((_, reference) => new Activity { Type = ActivityTypes.Message, Text = $"failed {reference}" });
        builder.Services.AddSingleton<IConnectorClient>(new FakeConnector(send ?? (_ => Task.FromResult(new ResourceResponse("1")))));
        var application = builder.Build();
        application.MapBotFramework();
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new ProtocolHost(application);
    }

    public async Task<(HttpStatusCode Status, string Body)> Send(
        string body, string contentType = "application/json", HttpMethod? method = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, "/api/messages");
        if (request.Method == HttpMethod.Post)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        change?.Invoke(request);
        using var response = await application.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private sealed class FakeConnector(Func<Activity, Task<ResourceResponse>> send) : IConnectorClient
    {
        public Task<ResourceResponse> Send(Activity activity, CancellationToken cancellationToken) => send(activity);
    }
}
