using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CompetencyBot.BotFramework.Tests.Authentication;

/// <summary>Every rule about a caller's token, one row each.</summary>
public sealed class TokenTableTests(TokenTableTests.OneDoor fixture) : IClassFixture<TokenTableTests.OneDoor>
{
    private static readonly Dictionary<string, Row> Rows = new()
    {
        // The token as the channel sends it.
        ["a channel token is let in"] = Claims(200, _ => { }),
        ["RS384 is let in"] = Claims(200, token => token.Header["alg"] = "RS384"),
        ["RS512 is let in"] = Claims(200, token => token.Header["alg"] = "RS512"),
        ["the audience may be a list of one"] = Claims(200, token => token.Payload["aud"] = new JsonArray(Jwt.AppId)),
        ["a token without a beginning is let in"] = Claims(200, token => token.Payload.Remove("nbf")),
        ["the type header does not matter"] = Claims(200, token => token.Header.Remove("typ")),
        ["the scheme is taken in lower case"] = Header(200, token => [$"bearer {token}"]),
        ["the scheme is taken in upper case"] = Header(200, token => [$"BEARER {token}"]),
        ["several blanks after the scheme are taken"] = Header(200, token => [$"Bearer   {token}"]),

        // The header.
        ["no header is refused"] = Header(401, _ => []),
        ["an empty header is refused"] = Header(401, _ => [""]),
        ["the scheme alone is refused"] = Header(401, _ => ["Bearer"]),
        ["an empty token is refused"] = Header(401, _ => ["Bearer "]),
        ["another scheme is refused"] = Header(401, token => [$"Basic {token}"]),
        ["a scheme that only begins like ours is refused"] = Header(401, token => [$"BearerToken {token}"]),
        ["a token without a scheme is refused"] = Header(401, token => [$"{token}"]),
        ["the same header twice is refused"] = Header(401, token => [$"Bearer {token}", $"Bearer {token}"]),
        ["two tokens in one header are refused"] = Header(401, token => [$"Bearer {token}, Bearer {token}"]),
        ["a second word after the token is refused"] = Header(401, token => [$"Bearer {token} x"]),
        ["nonsense is refused"] = Header(401, _ => ["Bearer abc"]),
        ["three parts of nonsense are refused"] = Header(401, _ => ["Bearer a.b.c"]),
        ["three empty parts are refused"] = Header(401, _ => ["Bearer .."]),
        ["an encrypted token of five parts is refused"] = Header(401, token => [$"Bearer {token}.a.b"]),
        ["letters outside base64url are refused"] = Header(401, token => [$"Bearer {token}=="]),
        ["a header that is not JSON is refused"] = Header(401, token => [$"Bearer {Jwt.Base64Url("{"u8)}{$"{token}"[$"{token}".IndexOf('.', StringComparison.Ordinal)..]}"]),
        ["claims that are no object are refused"] = Header(401, token => [$"Bearer {$"{token}".Split('.')[0]}.{Jwt.Base64Url("[1]"u8)}.{$"{token}".Split('.')[2]}"]),
        ["a token of 20,000 letters is refused"] = Claims(401, token => token.Payload["padding"] = new string('x', 20_000)),

        // The signature and its key.
        ["alg none without a signature is refused"] = Claims(401, token => (token.Header["alg"], token.Sign) = ("none", _ => [])),
        ["alg none with a signature is refused"] = Claims(401, token => (token.Header["alg"], token.Sign) = ("none", bytes => token.Key.Rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))),
        ["alg NONE is refused"] = Claims(401, token => (token.Header["alg"], token.Sign) = ("NONE", _ => [])),
        ["alg rs256 in lower case is refused"] = Claims(401, token => token.Header["alg"] = "rs256"),
        ["HS256 keyed with the public key as PEM is refused"] = Claims(401, token => (token.Header["alg"], token.Sign) = ("HS256", bytes => HMACSHA256.HashData(Encoding.UTF8.GetBytes(token.Key.Rsa.ExportSubjectPublicKeyInfoPem()), bytes))),
        ["HS256 keyed with the modulus is refused"] = Claims(401, token => (token.Header["alg"], token.Sign) = ("HS256", bytes => HMACSHA256.HashData(token.Key.Rsa.ExportParameters(false).Modulus!, bytes))),
        ["PS256 is refused"] = Claims(401, token => (token.Header["alg"], token.Sign) = ("PS256", bytes => token.Key.Rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))),
        ["an algorithm that is no text is refused"] = Claims(401, token => token.Header["alg"] = 256),
        ["no algorithm is refused"] = Claims(401, token => token.Header.Remove("alg")),
        ["an empty signature is refused"] = Claims(401, token => token.Sign = _ => []),
        ["a changed signature is refused"] = Claims(401, token => token.Sign = bytes =>
        {
            var signature = token.Key.Rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            signature[^1] ^= 1;
            return signature;
        }),
        ["a changed claim is refused"] = Header(401, token => [$"Bearer {$"{token}".Split('.')[0]}.{Jwt.Base64Url(Encoding.UTF8.GetBytes(token.Payload.ToJsonString().Replace("3600", "9999", StringComparison.Ordinal).Replace("amer", "emea", StringComparison.Ordinal)))}.{$"{token}".Split('.')[2]}"]),
        ["a stranger's key under a known id is refused"] = Claims(401, token => token.Key = TestKey.Create("key-1")),
        ["an unknown key id is refused"] = Claims(401, token => token.Header["kid"] = "key-9"),
        ["no key id is refused"] = Claims(401, token => token.Header.Remove("kid")),
        ["a key id that is no text is refused"] = Claims(401, token => token.Header["kid"] = new JsonArray("key-1")),
        ["a key of 1024 bits is refused"] = Signed(401, door => door.Short),
        ["a key meant for encryption is refused"] = Claims(401, token => token.Header["kid"] = "key-enc"),
        ["a key that comes inside the token is refused"] = Claims(401, token =>
        {
            token.Key = TestKey.Create("key-mine");
            (token.Header["kid"], token.Header["jwk"]) = ("key-mine", token.Key.Public());
        }),
        ["an address for keys inside the token is not followed"] = Claims(401, token => (token.Header["kid"], token.Header["jku"]) = ("key-8", "http://127.0.0.1:9/keys")),
        ["extensions marked as critical are refused"] = Claims(401, token => token.Header["crit"] = new JsonArray("exp")),

        // The claims.
        ["another issuer is refused"] = Claims(401, token => token.Payload["iss"] = "https://api.botframework.us"),
        ["an issuer with a slash more is refused"] = Claims(401, token => token.Payload["iss"] = "https://api.botframework.com/"),
        ["an issuer that is no text is refused"] = Claims(401, token => token.Payload["iss"] = 7),
        ["no issuer is refused"] = Claims(401, token => token.Payload.Remove("iss")),
        ["another audience is refused"] = Claims(401, token => token.Payload["aud"] = "99999999-2222-3333-4444-555555555555"),
        ["two audiences are refused"] = Claims(401, token => token.Payload["aud"] = new JsonArray(Jwt.AppId, "https://other.example")),
        ["the audience twice is refused"] = Claims(401, token => token.Payload["aud"] = new JsonArray(Jwt.AppId, Jwt.AppId)),
        ["an empty list of audiences is refused"] = Claims(401, token => token.Payload["aud"] = new JsonArray()),
        ["an audience that is no text is refused"] = Claims(401, token => token.Payload["aud"] = 11111111),
        ["no audience is refused"] = Claims(401, token => token.Payload.Remove("aud")),
        ["no expiry is refused"] = Claims(401, token => token.Payload.Remove("exp")),
        ["an expiry that is null is refused"] = Claims(401, token => token.Payload["exp"] = null),
        ["an expiry that is text is refused"] = Claims(401, token => token.Payload["exp"] = "never"),
        ["expired within the skew is let in"] = Times(200, exp: -299),
        ["expired at the edge of the skew is let in"] = Times(200, exp: -300),
        ["expired beyond the skew is refused"] = Times(401, exp: -301),
        ["beginning within the skew is let in"] = Times(200, nbf: 299),
        ["beginning at the edge of the skew is let in"] = Times(200, nbf: 300),
        ["beginning beyond the skew is refused"] = Times(401, nbf: 301),
        ["a beginning that is text is refused"] = Claims(401, token => token.Payload["nbf"] = "now"),
        ["an expiry in the year 300,000 is let in"] = Claims(200, token => token.Payload["exp"] = 9_400_000_000_000),
        ["a negative expiry is refused"] = Claims(401, token => token.Payload["exp"] = -1),

        // The token and the activity.
        ["a token for another service address is forbidden"] = Claims(403, token => token.Payload["serviceurl"] = "https://evil.example/"),
        ["a service address with another case is forbidden"] = Claims(403, token => token.Payload["serviceurl"] = Jwt.ServiceUrl.ToUpperInvariant()),
        ["a token without a service address is forbidden"] = Claims(403, token => token.Payload.Remove("serviceurl")),
        ["an activity for another service address is forbidden"] = Body(403, Door.Activity(serviceUrl: "\"https://evil.example/\"")),
        ["an activity without a service address is forbidden"] = Body(403, Door.Activity(serviceUrl: "null")),
        ["an activity of another channel that the key is endorsed for is let in"] = Body(200, Door.Activity(channel: "\"webchat\"")),
        ["an activity of a channel that the key is not endorsed for is forbidden"] = Body(403, Door.Activity(channel: "\"slack\"")),
        ["a channel with another case is forbidden"] = Body(403, Door.Activity(channel: "\"MSTeams\"")),
        ["an activity without a channel is forbidden"] = Body(403, Door.Activity(channel: "null")),
        ["an activity of an empty channel is forbidden"] = Body(403, Door.Activity(channel: "\"\"")),
        ["a key without endorsements vouches for no channel"] = Signed(403, door => door.Unendorsed),
        ["a body that is no activity is refused as such"] = Body(400, "{"),
        ["the token comes before the body"] = new(401, Body: "{", Header: _ => []),
        ["the token comes before the kind of body"] = new(401, Kind: "text/plain", Header: _ => []),
    };

    public static TheoryData<string> Rules => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Rule(string rule)
    {
        var row = Rows[rule];
        var token = new Jwt(row.Key?.Invoke(fixture) ?? fixture.Door.Key, fixture.Door.Clock.GetUtcNow());
        row.Change?.Invoke(token);
        using var response = await fixture.Door.Host.Respond(
            row.Body ?? Door.Activity(), row.Kind, change: Door.With(row.Header?.Invoke(token) ?? [$"Bearer {token}"]));

        Assert.Equal((HttpStatusCode)row.Expected, response.StatusCode);
        Assert.Equal(row.Expected == 401 ? ["Bearer"] : [], response.Headers.WwwAuthenticate.Select(challenge => challenge.ToString()));
        if (row.Expected is 401 or 403)
        {
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Contains(body?["detail"]?.ToString(), new[] { "Only the bot's channel may send activities.", "This activity may not be sent here." });
        }
    }

    private static Row Claims(int expected, Action<Jwt> change) => new(expected, change);

    private static Row Header(int expected, Func<Jwt, string[]> header) => new(expected, Header: header);

    private static Row Body(int expected, string body) => new(expected, Body: body);

    private static Row Signed(int expected, Func<OneDoor, TestKey> key) => new(expected, Key: key);

    private static Row Times(int expected, int exp = 3600, int nbf = -10) => new(expected, token =>
    {
        var now = token.Payload["exp"]!.GetValue<long>() - 3600;
        (token.Payload["exp"], token.Payload["nbf"]) = (now + exp, now + nbf);
    });

    private sealed record Row(
        int Expected, Action<Jwt>? Change = null, Func<Jwt, string[]>? Header = null, string? Body = null, string Kind = "application/json", Func<OneDoor, TestKey>? Key = null);

    public sealed class OneDoor : IAsyncLifetime
    {
        internal Door Door { get; private set; } = null!;
        internal TestKey Short { get; } = TestKey.Create("key-short", 1024, "msteams");
        internal TestKey Unendorsed { get; } = TestKey.Create("key-bare", endorsements: null);

        public async ValueTask InitializeAsync()
        {
            Door = await Door.Open();
            Door.Issuer.Keys.Add(Short);
            Door.Issuer.Keys.Add(Unendorsed);
            Door.Issuer.Keys.Add(Door.Key with { Id = "key-enc", Use = "enc" });
        }

        public ValueTask DisposeAsync() => Door.DisposeAsync();
    }
}
