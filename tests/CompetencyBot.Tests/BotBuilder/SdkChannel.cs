using System.Net;
using System.Net.Http.Json;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Connector;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace CompetencyBot.Tests.BotBuilder;

/// <summary>The channel as the SDK reaches it, over HTTP. What comes is handed on to the connector that the tests look at.</summary>
internal sealed class SdkChannel(IConnectorClient connector) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var activity = await request.Content!.ReadFromJsonAsync(ActivityJson.Default.Activity, cancellationToken);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(await connector.Send(activity!, cancellationToken), ActivityJson.Default.ResourceResponse) };
    }
}

internal static class SdkChannelServices
{
    public static void ReplaceChannel(this IServiceCollection services, IConnectorClient connector) =>
        services.ConfigureAll<HttpClientFactoryOptions>(options => options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = new SdkChannel(connector)));
}
