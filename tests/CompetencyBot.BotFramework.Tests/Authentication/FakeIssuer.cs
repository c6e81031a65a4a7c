using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CompetencyBot.BotFramework.Tests.Authentication;

/// <summary>An RSA key of an issuer, with the channels it is endorsed for.</summary>
internal sealed record TestKey(string Id, RSA Rsa, string[]? Endorsements)
{
    public string Use { get; init; } = "sig";

    public static TestKey Create(string id, int bits = 2048, params string[]? endorsements) => new(id, RSA.Create(bits), endorsements);

    public JsonObject Public()
    {
        var parameters = Rsa.ExportParameters(includePrivateParameters: false);
        var key = new JsonObject
        {
            ["kty"] = "RSA", ["use"] = Use, ["kid"] = Id, ["x5t"] = Id,
            ["n"] = Jwt.Base64Url(parameters.Modulus!), ["e"] = Jwt.Base64Url(parameters.Exponent!),
        };
        if (Endorsements is not null) key["endorsements"] = new JsonArray([.. Endorsements.Select(name => (JsonNode)name)]);
        return key;
    }
}

/// <summary>An OpenID issuer on this machine: metadata and keys that the test changes as it likes.</summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    private readonly WebApplication application;

    private FakeIssuer(WebApplication application) => this.application = application;

    public string Address => application.Urls.First();
    public string Metadata => $"{Address}/v1/.well-known/openidconfiguration";
    public ConcurrentBag<TestKey> Keys { get; } = [];

    /// <summary>What the metadata endpoint answers instead of the metadata.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public int Requests { get; private set; }

    public static async Task<FakeIssuer> Start(params TestKey[] keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var issuer = new FakeIssuer(application);
        foreach (var key in keys) issuer.Keys.Add(key);
        application.MapGet("/keys", () => TypedResults.Text(new JsonObject { ["keys"] = new JsonArray([.. issuer.Keys.Select(key => key.Public())]) }.ToJsonString(), "application/json"));
        application.MapGet("/{**path}", issuer.AnswerMetadata);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return issuer;
    }

    public void Replace(params TestKey[] keys)
    {
        Keys.Clear();
        foreach (var key in keys) Keys.Add(key);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task AnswerMetadata(HttpContext context)
    {
        Requests++;
        if (Instead is { } instead) await instead(context);
        else await context.Response.WriteAsJsonAsync(new { issuer = "https://api.botframework.com", jwks_uri = $"{Address}/keys", id_token_signing_alg_values_supported = new[] { "RS256" } });
    }
}
