using System.Security.Claims;
using CompetencyBot.BotFramework.Authentication;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Logging;

namespace CompetencyBot.BotBuilder;

/// <summary>The bot's registration in the SDK's words, so that the same settings work with either host.</summary>
internal static class SdkAuthentication
{
    public static BotFrameworkAuthentication Of(AppRegistration? app, ChannelCloud cloud, bool allowsEmulatorTokens, IHttpClientFactory clients, ILogger log)
    {
        var tenant = app is { Type: AppType.SingleTenant, TenantId: { } id } ? id : ChannelCloud.BotFrameworkTenant;
        var login = $"{cloud.LoginHost.AbsoluteUri.TrimEnd('/')}/{tenant}";
        return BotFrameworkAuthenticationFactory.Create(
            channelService: null,
            // The host is the admin's word; nobody else need be asked about it.
            validateAuthority: false,
            toChannelFromBotLoginUrl: login,
            toChannelFromBotOAuthScope: cloud.Scope,
            toBotFromChannelTokenIssuer: cloud.Issuer,
            // For signing people in, which this bot does not do; the SDK wants an address all the same.
            oAuthUrl: AuthenticationConstants.OAuthUrl,
            toBotFromChannelOpenIdMetadataUrl: cloud.OpenIdMetadata.AbsoluteUri,
            toBotFromEmulatorOpenIdMetadataUrl: $"{login}/v2.0/.well-known/openid-configuration",
            callerId: null,
            credentialFactory: Credentials(app, log),
            authConfiguration: new AuthenticationConfiguration { ClaimsValidator = allowsEmulatorTokens ? null : new ChannelAlone(cloud.Issuer) },
            httpClientFactory: clients,
            logger: log);
    }

    private static ServiceClientCredentialsFactory Credentials(AppRegistration? app, ILogger log) => app switch
    {
        null => new PasswordServiceClientCredentialFactory(),
        { Type: AppType.UserAssignedMSI } => new ManagedIdentityServiceClientCredentialsFactory(app.Id, logger: log),
        { Certificate: { } certificate } => new CertificateServiceClientCredentialsFactory(certificate, app.Id, logger: log, sendX5c: true),
        _ => new PasswordServiceClientCredentialFactory(app.Id, app.Password, tenantId: null, httpClient: null, log),
    };

    /// <summary>Keeps local clients out, whom the SDK would let in with the bot's own credentials.</summary>
    private sealed class ChannelAlone(string issuer) : ClaimsValidator
    {
        public override Task ValidateClaimsAsync(IList<Claim> claims) =>
            claims.Any(claim => claim.Type == "iss" && claim.Value == issuer) ? Task.CompletedTask : throw new UnauthorizedAccessException("Only the channel is let in.");
    }
}
