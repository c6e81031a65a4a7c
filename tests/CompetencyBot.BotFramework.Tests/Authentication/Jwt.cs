using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CompetencyBot.BotFramework.Tests.Authentication;

/// <summary>A token made by hand, so that it can be wrong in any way.</summary>
internal sealed class Jwt
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string ServiceUrl = "https://smba.example/amer/";

    public Jwt(TestKey key, DateTimeOffset now)
    {
        Key = key;
        Header = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = key.Id };
        Payload = new JsonObject
        {
            ["iss"] = "https://api.botframework.com",
            ["aud"] = AppId,
            ["nbf"] = now.ToUnixTimeSeconds() - 10,
            ["exp"] = now.ToUnixTimeSeconds() + 3600,
            ["serviceurl"] = ServiceUrl,
        };
    }

    public TestKey Key { get; set; }
    public JsonObject Header { get; }
    public JsonObject Payload { get; }

    /// <summary>Signs in another way than the header's algorithm says.</summary>
    public Func<byte[], byte[]>? Sign { get; set; }

    public static string Base64Url(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    public override string ToString()
    {
        var signed = $"{Base64Url(Encoding.UTF8.GetBytes(Header.ToJsonString()))}.{Base64Url(Encoding.UTF8.GetBytes(Payload.ToJsonString()))}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = Sign?.Invoke(bytes) ?? Key.Rsa.SignData(
            bytes,
            Header["alg"]?.ToString() switch { "RS384" => HashAlgorithmName.SHA384, "RS512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 },
            RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url(signature)}";
    }
}
