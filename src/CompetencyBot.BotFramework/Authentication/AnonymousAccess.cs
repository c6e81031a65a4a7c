using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CompetencyBot.BotFramework.Authentication;

/// <summary>
/// Who may talk to a bot that has no app id: callers on this machine, in Development, and nobody else.
/// Tokens are not validated yet, so a bot with an app id does not start either: it could not tell Teams from a stranger.
/// </summary>
internal static class AnonymousAccess
{
    /// <summary>Throws <see cref="BotConfigurationException"/> where starting would leave the endpoint open.</summary>
    public static void Require(IConfiguration configuration, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
            throw new BotConfigurationException(
                $"This version answers local clients only and does not start in the {environment.EnvironmentName} environment. "
                + "Set ASPNETCORE_ENVIRONMENT=Development to try the bot on this machine.");

        if (!string.IsNullOrEmpty(configuration["MicrosoftAppId"]))
            throw new BotConfigurationException(
                "MicrosoftAppId is set, but this version cannot check the tokens that Teams sends. Remove the setting to try the bot on this machine.");
    }

    /// <summary>True for a caller on this machine. A request that a proxy forwarded comes from somewhere else.</summary>
    public static bool Allows(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");
}

/// <summary>The program cannot start with these settings; the message says what to change.</summary>
public sealed class BotConfigurationException(string message) : Exception(message);
