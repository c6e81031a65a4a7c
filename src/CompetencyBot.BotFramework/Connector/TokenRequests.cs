using CompetencyBot.BotFramework.Authentication;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace CompetencyBot.BotFramework.Connector;

/// <summary>How the bot's app asks for its tokens: with a secret, a certificate or the machine's managed identity.</summary>
internal static class TokenRequests
{
    /// <summary>The named HTTP client that tokens are asked with.</summary>
    public const string Client = "login";

    public static TokenRequest For(AppRegistration app, IHttpClientFactory clients) =>
        app.Type is AppType.UserAssignedMSI ? ManagedIdentity(app, clients) : ClientCredentials(app, clients);

    private static TokenRequest ClientCredentials(AppRegistration app, IHttpClientFactory clients)
    {
        var tenant = app.Type is AppType.SingleTenant ? app.TenantId : ChannelCloud.BotFrameworkTenant;
        // The library takes an authority over TLS only; LoopbackLogin takes it back for a host on this machine.
        var host = new UriBuilder(app.Cloud.LoginHost) { Scheme = Uri.UriSchemeHttps, Port = app.Cloud.LoginHost.Port }.Uri;
        var builder = ConfidentialClientApplicationBuilder.Create(app.Id)
            .WithAuthority($"{host.AbsoluteUri.TrimEnd('/')}/{tenant}", validateAuthority: false)
            // The host is the admin's word; nobody else need be asked about it.
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new Factory(clients));
        builder = app.Certificate is { } certificate ? builder.WithCertificate(certificate, sendX5C: true) : builder.WithClientSecret(app.Password);
        var client = builder.Build();
        // Whoever asks has decided that the token in the cache is too old.
        return cancellationToken => client.AcquireTokenForClient([app.Cloud.Scope]).WithForceRefresh(true).ExecuteAsync(cancellationToken);
    }

    private static TokenRequest ManagedIdentity(AppRegistration app, IHttpClientFactory clients)
    {
        var client = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(app.Id))
            .WithHttpClientFactory(new Factory(clients))
            .Build();
        return cancellationToken => client.AcquireTokenForManagedIdentity(app.Cloud.Scope).WithForceRefresh(true).ExecuteAsync(cancellationToken);
    }

    private sealed class Factory(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(Client);
    }
}

/// <summary>Reaches a login host that is set as plain <c>http</c> on this machine.</summary>
internal sealed class LoopbackLogin(Uri loginHost) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (loginHost.Scheme == Uri.UriSchemeHttp && request.RequestUri is { } address && address.Authority == loginHost.Authority)
            request.RequestUri = new UriBuilder(address) { Scheme = Uri.UriSchemeHttp, Port = loginHost.Port }.Uri;
        return base.SendAsync(request, cancellationToken);
    }
}
