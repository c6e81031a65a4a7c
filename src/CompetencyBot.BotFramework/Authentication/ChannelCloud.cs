using Microsoft.Extensions.Configuration;

namespace CompetencyBot.BotFramework.Authentication;

/// <summary>The addresses of the cloud that the bot is registered in. <c>ChannelService</c> chooses the cloud; each address has a setting of its own.</summary>
/// <param name="OpenIdMetadata">Where the channel's signing keys are announced.</param>
/// <param name="Issuer">Who signs the channel's tokens.</param>
/// <param name="LoginHost">Where the bot's own tokens come from.</param>
/// <param name="Scope">What the bot's own tokens are good for.</param>
/// <param name="OwnTenants">Tenants that issue the tokens of local clients to an app of no tenant.</param>
internal sealed record ChannelCloud(Uri OpenIdMetadata, string Issuer, Uri LoginHost, string Scope, IReadOnlyList<string> OwnTenants)
{
    public const string UsGovernmentService = "https://botframework.azure.us";

    /// <summary>The tenant that stands for all of them when a multi-tenant bot asks for a token.</summary>
    public const string BotFrameworkTenant = "botframework.com";

    public static ChannelCloud Public { get; } = new(
        new Uri("https://login.botframework.com/v1/.well-known/openidconfiguration"),
        "https://api.botframework.com",
        new Uri("https://login.microsoftonline.com"),
        "https://api.botframework.com/.default",
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"]);

    public static ChannelCloud UsGovernment { get; } = new(
        new Uri("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"),
        "https://api.botframework.us",
        new Uri("https://login.microsoftonline.us"),
        "https://api.botframework.us/.default",
        ["cab8a31a-1906-4287-a0d8-4eef66b95f6e"]);

    public static ChannelCloud From(IConfiguration configuration)
    {
        var service = configuration["ChannelService"]?.Trim().TrimEnd('/');
        var cloud = service switch
        {
            null or "" or "https://botframework.com" => Public,
            _ when service.Equals(UsGovernmentService, StringComparison.OrdinalIgnoreCase) => UsGovernment,
            _ => throw new BotConfigurationException($"ChannelService is '{service}'. Leave it empty for the public cloud or set it to {UsGovernmentService}."),
        };
        return cloud with
        {
            OpenIdMetadata = Address(configuration, "Bot:OpenIdMetadata") ?? cloud.OpenIdMetadata,
            Issuer = Text(configuration, "Bot:TokenIssuer") ?? cloud.Issuer,
            LoginHost = Address(configuration, "Bot:LoginHost") ?? cloud.LoginHost,
            Scope = Text(configuration, "Bot:TokenScope") ?? cloud.Scope,
        };
    }

    /// <summary>Whether keys and tokens may be asked for there: over TLS, or on this machine.</summary>
    public static bool MayBeAsked(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static Uri? Address(IConfiguration configuration, string name) =>
        Text(configuration, name) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && MayBeAsked(address) ? address
        : throw new BotConfigurationException($"{name} is '{text}', which is not an https address.");

    private static string? Text(IConfiguration configuration, string name) =>
        configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
