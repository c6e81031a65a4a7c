using System.Net;
using System.Text.Json.Nodes;

namespace CompetencyBot.BotFramework.Tests.Authentication;

/// <summary>Tokens that the issuer signed and that say odd things: nothing in them is an internal error.</summary>
public sealed class AnyTokenTests
{
    private static readonly string[] Names = ["alg", "kid", "typ", "x5t", "crit", "iss", "aud", "exp", "nbf", "iat", "serviceurl", "ver", "azp", "appid", "tid", ""];

    [Fact]
    public async Task Two_thousand_odd_tokens_are_let_in_or_refused()
    {
        await using var door = await Door.Open("Development");
        var random = new Random(7);
        var statuses = new Dictionary<HttpStatusCode, int>();
        for (var number = 0; number < 2_000; number++)
        {
            var token = door.Token();
            if (random.Next(4) == 0) token.Payload["iss"] = $"{door.Issuer.Address}/contoso-tenant/v2.0";
            for (var change = random.Next(3); change >= 0; change--)
            {
                var part = random.Next(2) == 0 ? token.Header : token.Payload;
                var name = Names[random.Next(Names.Length)];
                if (random.Next(5) == 0) part.Remove(name);
                else part[name] = Value(random);
            }
            var status = await door.Knock(token);
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
        }
        Assert.Empty(statuses.Keys.Except([HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden]));
        Assert.True(statuses[HttpStatusCode.OK] > 50);
    }

    private static JsonNode? Value(Random random) => random.Next(12) switch
    {
        0 => null,
        1 => true,
        2 => random.Next(),
        3 => long.MinValue,
        4 => JsonNode.Parse("1e400"),
        5 => JsonNode.Parse("-0.5e-9"),
        6 => JsonNode.Parse("123456789012345678901234567890"),
        7 => new JsonArray(Value(random), Value(random)),
        8 => new JsonObject { ["a"] = Value(random) },
        9 => "",
        10 => "\0é\ud83d\ude00",
        _ => Jwt.AppId,
    };
}
