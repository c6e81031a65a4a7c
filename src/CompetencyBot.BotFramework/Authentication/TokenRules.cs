using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CompetencyBot.BotFramework.Authentication;

/// <summary>What a token must say of itself, apart from its signature. Reasons are for the log alone and quote nothing of the token.</summary>
internal static class TokenRules
{
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    /// <summary>Null if the text is not a token at all.</summary>
    public static JsonWebToken? Read(string text)
    {
        try
        {
            return new JsonWebToken(text);
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The first rule that a token breaks, or null.</summary>
    public static string? FaultIn(JsonWebToken token, string appId, DateTimeOffset now)
    {
        if (!Algorithms.Contains(token.Alg, StringComparer.Ordinal)) return "the token is signed in a way that is not allowed";
        if (token.TryGetHeaderValue<object>("crit", out _)) return "the token asks for extensions that are not known";
        if (string.IsNullOrEmpty(token.Kid)) return "the token names no key";
        if (!IsFor(token, appId)) return "the token is for another audience";
        if (Time(token, "exp") is not { } expires) return "the token has no expiry";
        if (expires + ClockSkew.TotalSeconds < Seconds(now)) return "the token has expired";
        if (!token.TryGetPayloadValue<object>("nbf", out _)) return null;
        if (Time(token, "nbf") is not { } start) return "the token does not say when it begins";
        return start - ClockSkew.TotalSeconds > Seconds(now) ? "the token is not valid yet" : null;
    }

    /// <summary>Whether a token was given to this app itself, as local clients with its credentials have them.</summary>
    public static bool IsFromApp(JsonWebToken token, string appId) =>
        string.Equals(Text(token, "ver") == "2.0" ? Text(token, "azp") : Text(token, "appid"), appId, StringComparison.OrdinalIgnoreCase);

    public static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<object>(claim, out var value) ? value as string : null;

    private static bool IsFor(JsonWebToken token, string appId)
    {
        try
        {
            return token.Audiences.ToArray() is [var audience] && audience.Equals(appId, StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or JsonException)
        {
            return false;
        }
    }

    /// <summary>A moment in seconds since 1970, which a token may give with a fraction.</summary>
    private static double? Time(JsonWebToken token, string claim) => token.TryGetPayloadValue<object>(claim, out var value)
        ? value switch
        {
            int seconds => seconds,
            long seconds => seconds,
            double seconds when double.IsFinite(seconds) => seconds,
            _ => null,
        }
        : null;

    private static double Seconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000.0;
}
