using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Connector;
using CompetencyBot.BotFramework.Tests.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CompetencyBot.BotFramework.Tests.Connector;

/// <summary>The bot's own tokens, from an issuer that the test plays.</summary>
public sealed class ChannelTokenTests : IAsyncDisposable
{
    private readonly TestKey key = TestKey.Create("key-1", endorsements: "msteams");
    private readonly FakeLogin login = new();
    private readonly FakeServer channel = new();

    // The library counts a token's life from the machine's own clock.
    private readonly MovedClock clock = new(TimeProvider.System.GetUtcNow());
    private FakeIssuer? issuer;

    [Theory]
    [InlineData("SingleTenant", "", "https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token", "https://api.botframework.com/.default")]
    [InlineData("MultiTenant", "", "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token", "https://api.botframework.com/.default")]
    [InlineData("SingleTenant", "https://botframework.azure.us", "https://login.microsoftonline.us/tenant-1/oauth2/v2.0/token", "https://api.botframework.us/.default")]
    public async Task A_reply_carries_a_token_that_was_got_with_the_apps_secret(string type, string cloud, string address, string scope)
    {
        await using var host = await Start(("MicrosoftAppType", type), ("ChannelService", cloud), ("Bot:TokenIssuer", "https://api.botframework.com"));
        Assert.Equal(HttpStatusCode.OK, await Ask(host));
        Assert.Equal("Bearer token-1", Assert.Single(channel.Requests).Authorization);

        var request = Assert.Single(login.Requests);
        Assert.Equal(address, request.Address.GetLeftPart(UriPartial.Path));
        Assert.Equal((Jwt.AppId, "a secret", "client_credentials"), (request.Field("client_id"), request.Field("client_secret"), request.Field("grant_type")));
        Assert.Contains(scope, request.Field("scope"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pfx", null)]
    [InlineData("pfx", "open sesame")]
    [InlineData("pem", null)]
    [InlineData("pem", "open sesame")]
    public async Task A_certificate_proves_the_app_without_a_secret(string kind, string? password)
    {
        using var rsa = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=bot", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(clock.GetUtcNow().AddDays(-1), clock.GetUtcNow().AddDays(1));
        var file = Path.Combine(Directory.CreateTempSubdirectory("certificate-").FullName, $"bot.{kind}");
        if (kind == "pfx")
            await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx, password), TestContext.Current.CancellationToken);
        else
            await File.WriteAllTextAsync(file, $"{certificate.ExportCertificatePem()}\n{(password is null ? rsa.ExportPkcs8PrivateKeyPem() : rsa.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)))}", TestContext.Current.CancellationToken);

        await using var host = await Start(("MicrosoftAppPassword", ""), ("MicrosoftAppCertificatePath", file), ("MicrosoftAppCertificatePassword", password ?? ""));
        Assert.Equal(HttpStatusCode.OK, await Ask(host));
        Assert.Equal("Bearer token-1", Assert.Single(channel.Requests).Authorization);

        var request = Assert.Single(login.Requests);
        Assert.Null(request.Field("client_secret"));
        var assertion = new JsonWebToken(request.Field("client_assertion"));
        Assert.Equal((Jwt.AppId, Jwt.AppId), (assertion.Issuer, assertion.Subject));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task A_managed_identity_asks_the_machine_it_runs_on()
    {
        await using var host = await Start(("MicrosoftAppType", "UserAssignedMSI"), ("MicrosoftAppPassword", ""));
        Assert.Equal(HttpStatusCode.OK, await Ask(host));
        Assert.Equal("Bearer token-1", Assert.Single(channel.Requests).Authorization);
        var request = login.Requests.Last();
        Assert.Contains($"client_id={Jwt.AppId}", request.Address.Query, StringComparison.Ordinal);
        Assert.Contains("resource=https://api.botframework.com", request.Address.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_turns_at_once_ask_for_one_token()
    {
        var answer = login.Answer;
        var asked = new TaskCompletionSource();
        login.Answer = async (request, cancellationToken) =>
        {
            await asked.Task.WaitAsync(cancellationToken);
            return await answer(request, cancellationToken);
        };
        await using var host = await Start();
        var turns = Enumerable.Range(0, 100).Select(index => Ask(host, $"conversation-{index}")).ToArray();
        await Until(() => login.Requests.Count == 1);
        asked.SetResult();
        Assert.All(await Task.WhenAll(turns), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Single(login.Requests);
        Assert.Equal(100, channel.Requests.Count(request => request.Authorization == "Bearer token-1"));
    }

    [Fact]
    public async Task A_token_is_renewed_in_the_background_before_it_expires()
    {
        await using var host = await Start();
        await Ask(host, "1");
        clock.Advance(TimeSpan.FromMinutes(49));
        await Ask(host, "2");
        Assert.Single(login.Requests);

        clock.Advance(TimeSpan.FromMinutes(2));
        await Ask(host, "3");
        Assert.Equal("Bearer token-1", channel.Requests.Last().Authorization);
        await Until(() => login.Requests.Count == 2);
        await Until(async () => await Ask(host, Guid.NewGuid().ToString()) == HttpStatusCode.OK && channel.Requests.Last().Authorization == "Bearer token-2");
    }

    [Fact]
    public async Task A_renewal_that_fails_degrades_the_bot_and_leaves_the_token_in_use_until_it_is_over()
    {
        await using var host = await Start();
        await Ask(host, "1");
        var answer = login.Answer;
        login.Answer = (_, _) => Task.FromResult(Refusal());
        clock.Advance(TimeSpan.FromMinutes(51));
        for (var index = 0; index < 20; index++) Assert.Equal(HttpStatusCode.OK, await Ask(host, $"a-{index}"));
        await Until(async () => await Health(host) == HealthStatus.Degraded);
        Assert.Single(host.Log.Lines);

        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(HttpStatusCode.BadGateway, await Ask(host, "2"));
        login.Answer = answer;
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await Ask(host, "3"));
        Assert.Equal(HealthStatus.Healthy, await Health(host));
    }

    [Fact]
    public async Task A_wrong_secret_is_one_clear_line_and_a_degraded_bot_not_a_crash()
    {
        var answer = login.Answer;
        login.Answer = (_, _) => Task.FromResult(Refusal());
        await using var host = await Start();
        Assert.Equal(HealthStatus.Degraded, await Health(host));
        for (var index = 0; index < 10; index++) Assert.Equal(HttpStatusCode.BadGateway, await Ask(host, $"{index}"));
        Assert.Empty(channel.Requests);
        Assert.Single(login.Requests);
        var line = Assert.Single(host.Log.Lines, line => line.StartsWith("No token", StringComparison.Ordinal));
        Assert.Contains("AADSTS7000215: Invalid client secret provided.", line, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret", line, StringComparison.Ordinal);

        login.Answer = answer;
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.OK, await Ask(host, "later"));
        Assert.Equal(HealthStatus.Healthy, await Health(host));
    }

    /// <summary>Down at the start and up again: what could not be answered is answered when the channel sends it again.</summary>
    [Theory]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("no connection")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task A_question_that_came_while_there_was_no_token_is_answered_when_it_comes_again(string fault)
    {
        var answer = login.Answer;
        login.Answer = (_, _) => fault switch
        {
            "no connection" => throw new HttpRequestException(HttpRequestError.ConnectionError, "nobody listens"),
            "500" or "503" => Task.FromResult(FakeServer.Json((HttpStatusCode)int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture), "{}")),
            _ => Task.FromResult(FakeServer.Json(HttpStatusCode.OK, fault)),
        };
        await using var host = await Start();
        Assert.Equal(HttpStatusCode.BadGateway, await Ask(host, id: "1"));
        Assert.Equal(HealthStatus.Degraded, await Health(host));

        login.Answer = answer;
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.OK, await Ask(host, id: "1"));
        Assert.Equal(HttpStatusCode.OK, await Ask(host, id: "1"));
        Assert.Single(channel.Requests);
        Assert.Equal(HealthStatus.Healthy, await Health(host));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_keep_a_token_in_use_that_is_over()
    {
        await using var host = await Start();
        await Ask(host, "1");
        clock.Wrong = TimeSpan.FromHours(-3);
        await Ask(host, "2");
        Assert.Single(login.Requests);
        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.OK, await Ask(host, "3"));
        Assert.Equal("Bearer token-2", channel.Requests.Last().Authorization);
    }

    [Fact]
    public async Task A_clock_that_is_set_forward_makes_the_bot_ask_for_a_token_that_is_surely_good()
    {
        await using var host = await Start();
        await Ask(host, "1");
        clock.Wrong = TimeSpan.FromHours(3);
        Assert.Equal(HttpStatusCode.OK, await Ask(host, "2"));
        Assert.Equal("Bearer token-2", channel.Requests.Last().Authorization);
    }

    [Fact]
    public async Task An_issuer_that_never_answers_holds_no_turn_beyond_its_limit()
    {
        login.Answer = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new HttpResponseMessage();
        };
        await using var host = await Start();
        var turn = Ask(host);
        await Until(() => !login.Requests.IsEmpty);
        while (!turn.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
        Assert.Equal(HttpStatusCode.BadGateway, await turn);
        Assert.Empty(channel.Requests);
    }

    [Theory]
    [InlineData("http://smba.example/amer/", "Production")]
    [InlineData("http://smba.example/amer/", "Development")]
    [InlineData("http://127.0.0.1:56150/", "Production")]
    public async Task Nothing_goes_out_in_the_clear(string serviceUrl, string environment)
    {
        await using var host = await Start(environment);
        Assert.Equal(HttpStatusCode.BadRequest, await Ask(host, serviceUrl: serviceUrl));
        Assert.Empty(channel.Requests);
        Assert.Empty(login.Requests);
    }

    [Fact]
    public async Task In_Development_a_program_on_this_machine_is_answered_without_the_token()
    {
        await using var host = await Start("Development");
        Assert.Equal(HttpStatusCode.OK, await Ask(host, serviceUrl: "http://127.0.0.1:56150/"));
        Assert.Null(Assert.Single(channel.Requests).Authorization);
        Assert.Empty(login.Requests);
    }

    public async ValueTask DisposeAsync()
    {
        if (issuer is not null) await issuer.DisposeAsync();
        login.Dispose();
        channel.Dispose();
    }

    private static HttpResponseMessage Refusal() => FakeServer.Json(
        HttpStatusCode.Unauthorized,
        """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided. Trace ID: 1\r\nCorrelation ID: 2","error_codes":[7000215]}""");

    private static async Task<HealthStatus> Health(ProtocolHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["channel token"].Status;

    private static Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    private static async Task Until(Func<Task<bool>> holds)
    {
        while (!await holds()) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private Task<ProtocolHost> Start(params (string Name, string Value)[] settings) => Start("Production", settings);

    private async Task<ProtocolHost> Start(string environment, params (string Name, string Value)[] settings)
    {
        issuer = await FakeIssuer.Start(key);
        return await ProtocolHost.Start(
            (_, _) => ValueTask.FromResult(TurnResult.Reply(new Activity { Type = "message", Text = "hi" })),
            services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                services.AddHttpClient(TokenRequests.Client).ConfigurePrimaryHttpMessageHandler(() => login);
                services.AddHttpClient(nameof(IConnectorClient)).ConfigurePrimaryHttpMessageHandler(() => channel);
            },
            environment,
            [
                ("MicrosoftAppId", Jwt.AppId), ("MicrosoftAppPassword", "a secret"), ("MicrosoftAppTenantId", "tenant-1"), ("MicrosoftAppType", "SingleTenant"),
                ("Bot:OpenIdMetadata", issuer.Metadata), .. settings,
            ]);
    }

    private async Task<HttpStatusCode> Ask(ProtocolHost host, string conversation = "c", string serviceUrl = Jwt.ServiceUrl, string id = "")
    {
        var token = new Jwt(key, clock.GetUtcNow());
        token.Payload["serviceurl"] = serviceUrl;
        var body = $$$"""{"type":"message","id":"{{{id}}}","channelId":"msteams","serviceUrl":"{{{serviceUrl}}}","from":{"id":"person"},"conversation":{"id":"{{{conversation}}}"}}""";
        return (await host.Send(body, change: Door.With($"Bearer {token}"))).Status;
    }
}
