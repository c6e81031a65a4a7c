using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CompetencyBot.BotFramework.Authentication;

/// <summary>A key that signs tokens, and the channels whose activities it may vouch for.</summary>
internal sealed record SigningKey(JsonWebKey Key, FrozenSet<string> Endorsements);

/// <summary>Fetches an issuer's OpenID metadata and the keys it points to.</summary>
internal sealed class KeyDownload(IHttpClientFactory clients)
{
    /// <summary>The named HTTP client that fetches metadata.</summary>
    public const string Client = "openid";

    private const int SmallestKeyBits = 2048;

    /// <summary>The RSA keys of the issuer by id; keys of other kinds, without an id or too short are left out. Throws <see cref="KeyDownloadException"/>.</summary>
    public async Task<FrozenDictionary<string, SigningKey>> Fetch(Uri metadata)
    {
        try
        {
            using var http = clients.CreateClient(Client);
            using var document = JsonDocument.Parse(await http.GetStringAsync(metadata));
            if (!document.RootElement.TryGetProperty("jwks_uri", out var property)
                || !Uri.TryCreate(property.GetString(), UriKind.Absolute, out var address)
                || !ChannelCloud.MayBeAsked(address))
                throw new KeyDownloadException("the metadata names no https jwks_uri");

            var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
            foreach (var key in new JsonWebKeySet(await http.GetStringAsync(address)).Keys)
            {
                if (key is { Kty: JsonWebAlgorithmsKeyTypes.RSA, Kid.Length: > 0, Use: null or "" or "sig", KeySize: >= SmallestKeyBits })
                    keys[key.Kid] = new SigningKey(key, EndorsementsOf(key));
            }
            return keys.Count > 0 ? keys.ToFrozenDictionary(StringComparer.Ordinal) : throw new KeyDownloadException("there is no usable key");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            throw new KeyDownloadException(exception.Message);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new KeyDownloadException($"the answer makes no sense ({exception.Message})");
        }
    }

    private static FrozenSet<string> EndorsementsOf(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } names
            ? names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()).OfType<string>().ToFrozenSet(StringComparer.Ordinal)
            : [];
}

/// <summary>An issuer's keys could not be fetched; the message says why, in a few words.</summary>
internal sealed class KeyDownloadException(string message) : Exception(message);
