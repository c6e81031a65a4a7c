using CompetencyBot.BotFramework.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CompetencyBot.BotFramework.Authentication;

/// <summary>Wires who may talk to the bot.</summary>
internal static class DoorServices
{
    public static void AddDoor(this IHostApplicationBuilder builder, AppRegistration? app)
    {
        if (app is null)
        {
            builder.Services.AddSingleton<IDoorkeeper, AnonymousAccess>();
            return;
        }

        builder.Services.AddHttpClient(KeyDownload.Client, http =>
        {
            http.Timeout = TimeSpan.FromSeconds(5);
            http.MaxResponseContentBufferSize = 1024 * 1024;
        });
        builder.Services.AddSingleton<KeyDownload>();
        builder.Services.AddSingleton<IDoorkeeper>(services =>
        {
            var allowed = services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.AllowEmulatorTokens;
            return new TokenAccess(
                app.Id,
                allowed ?? builder.Environment.IsDevelopment() ? [Channel(app, services), OwnApp(app, services)] : [Channel(app, services)],
                services.GetRequiredService<TimeProvider>());
        });
    }

    private static TrustedIssuer Channel(AppRegistration app, IServiceProvider services) =>
        new([app.Cloud.Issuer], Keys(app.Cloud.OpenIdMetadata, services), IsChannel: true);

    /// <summary>Entra, in the tenants where the bot's own app can get a token for itself; it signs by two names.</summary>
    private static TrustedIssuer OwnApp(AppRegistration app, IServiceProvider services)
    {
        var login = app.Cloud.LoginHost.AbsoluteUri.TrimEnd('/');
        var tenants = app.TenantId is { } tenant ? [tenant] : app.Cloud.OwnTenants;
        var metadata = new Uri($"{login}/{app.TenantId ?? ChannelCloud.BotFrameworkTenant}/v2.0/.well-known/openid-configuration");
        return new TrustedIssuer(
            [.. tenants.SelectMany(id => (string[])[$"{login}/{id}/v2.0", $"https://sts.windows.net/{id}/"])],
            Keys(metadata, services),
            IsChannel: false);
    }

    private static SigningKeys Keys(Uri metadata, IServiceProvider services) =>
        new(metadata, services.GetRequiredService<KeyDownload>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<SigningKeys>>());
}
