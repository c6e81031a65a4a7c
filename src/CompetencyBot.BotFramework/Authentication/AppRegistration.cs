using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CompetencyBot.BotFramework.Authentication;

/// <summary>How the bot is registered, in the words of <c>MicrosoftAppType</c>.</summary>
internal enum AppType { MultiTenant, SingleTenant, UserAssignedMSI }

/// <summary>The bot's registration, from settings that have the names that the Bot Framework SDK gave them.</summary>
internal sealed record AppRegistration(string Id, AppType Type, string? TenantId, string? Password, X509Certificate2? Certificate, ChannelCloud Cloud)
{
    /// <summary>
    /// Null without an app id, which is for trying the bot in Development.
    /// Throws <see cref="BotConfigurationException"/> where starting would leave the endpoint open or the bot without a voice.
    /// </summary>
    public static AppRegistration? Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var id = configuration["MicrosoftAppId"]?.Trim();
        if (string.IsNullOrEmpty(id))
        {
            return environment.IsDevelopment()
                ? null
                : throw new BotConfigurationException(
                    $"MicrosoftAppId is not set. Without it the bot answers local clients only, and does not start in the {environment.EnvironmentName} environment. "
                    + "Set it, or set ASPNETCORE_ENVIRONMENT=Development to try the bot on this machine.");
        }
        if (!Guid.TryParseExact(id, "D", out _))
            throw new BotConfigurationException($"MicrosoftAppId is '{id}', which is not an app id: it looks like 00000000-0000-0000-0000-000000000000.");

        var type = TypeIn(configuration);
        var tenant = configuration["MicrosoftAppTenantId"]?.Trim();
        if (type is not AppType.MultiTenant && string.IsNullOrEmpty(tenant))
            throw new BotConfigurationException($"MicrosoftAppTenantId is not set. An app of type {type} has the id of its tenant there.");

        var password = configuration["MicrosoftAppPassword"];
        var certificate = type is AppType.UserAssignedMSI ? null : AppCertificate.Read(configuration);
        if (type is not AppType.UserAssignedMSI && certificate is null && string.IsNullOrWhiteSpace(password))
            throw new BotConfigurationException(
                $"MicrosoftAppPassword is not set, so replies could not be sent. Set it, or {AppCertificate.PathSetting} or {AppCertificate.ThumbprintSetting}, or use {nameof(AppType.UserAssignedMSI)} as MicrosoftAppType.");

        return new AppRegistration(id, type, string.IsNullOrEmpty(tenant) ? null : tenant, password, certificate, ChannelCloud.From(configuration));
    }

    private static AppType TypeIn(IConfiguration configuration)
    {
        var text = configuration["MicrosoftAppType"]?.Trim();
        if (string.IsNullOrEmpty(text)) return AppType.MultiTenant;
        foreach (var type in Enum.GetValues<AppType>())
        {
            if (text.Equals(type.ToString(), StringComparison.OrdinalIgnoreCase)) return type;
        }
        throw new BotConfigurationException($"MicrosoftAppType is '{text}'. It is one of {string.Join(", ", Enum.GetNames<AppType>())}.");
    }
}
