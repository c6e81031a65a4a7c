using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace CompetencyBot.BotFramework.Authentication;

/// <summary>The token of an <c>Authorization: Bearer</c> header.</summary>
internal static class BearerToken
{
    /// <summary>Longest token taken, in characters. The channel's have under 2,000.</summary>
    public const int MaxLength = 16 * 1024;

    private const string Scheme = "Bearer";

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>The one token of a request, or in a few words why there is none.</summary>
    public static bool TryRead(IHeaderDictionary headers, [NotNullWhen(true)] out string? token, [NotNullWhen(false)] out string? fault)
    {
        var values = headers.Authorization;
        (token, fault) = values switch
        {
            [] => (null, "there is no Authorization header"),
            [{ Length: > MaxLength }] => (null, "the Authorization header is too long"),
            [{ } value] => Read(value),
            _ => (null, "there are several Authorization headers"),
        };
        return token is not null && fault is null;
    }

    private static (string? Token, string? Fault) Read(string value)
    {
        if (!value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || value.Length == Scheme.Length || value[Scheme.Length] != ' ')
            return (null, "the Authorization header has another scheme than Bearer");
        var token = value[Scheme.Length..].Trim(' ');
        return token.AsSpan().ContainsAnyExcept(TokenCharacters) || token.AsSpan().Count('.') != 2
            ? (null, "the token is not a signed JWT")
            : (token, null);
    }
}
