using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CompetencyBot.BotFramework.Diagnosis;
using CompetencyBot.BotFramework.Tests.Authentication;
using CompetencyBot.BotFramework.Tests.Connector;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CompetencyBot.BotFramework.Tests.Diagnosis;

public sealed class ChannelDoctorTests : IDisposable
{
    private const string Secret = "the-secret-itself";

    private readonly TestKey key = TestKey.Create("k1", 2048, "msteams");
    private readonly FakeServer internet = new();
    private readonly List<string> files = [];

    public ChannelDoctorTests() => internet.Answer = (sent, _) => Task.FromResult(Respond(sent, DateTimeOffset.UnixEpoch.AddYears(60)));

    [Fact]
    public async Task A_sound_registration_is_good_throughout_and_nothing_secret_is_told()
    {
        var findings = await Examine(("MicrosoftAppPassword", Secret));
        Assert.DoesNotContain(findings, finding => finding.Health == Health.Bad);
        Assert.Equal(["Registration", "Credential", "Channel's keys", "Clock", "Token"], findings.Select(finding => finding.Subject));
        Assert.DoesNotContain(findings, finding => finding.ToString().Contains(Secret, StringComparison.Ordinal) || finding.ToString().Contains("token-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_fault_is_named_with_a_remedy()
    {
        Assert.Contains("MicrosoftAppPassword is not set", Bad(await Examine(), "Registration").Seen, StringComparison.Ordinal);

        internet.Answer = (_, _) => throw new HttpRequestException("no route");
        Assert.Contains("no route", Bad(await Examine(("MicrosoftAppPassword", Secret)), "Channel's keys").Seen, StringComparison.Ordinal);

        internet.Answer = (sent, _) => Task.FromResult(sent.Method == HttpMethod.Post
            ? FakeServer.Json(HttpStatusCode.Unauthorized, """{"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys are expired."}""")
            : Respond(sent, DateTimeOffset.UnixEpoch.AddYears(60).AddMinutes(7)));
        var findings = await Examine(("MicrosoftAppPassword", Secret));
        Assert.Contains("AADSTS7000222", Bad(findings, "Token").Seen, StringComparison.Ordinal);
        Assert.Contains("420 seconds", Bad(findings, "Clock").Seen, StringComparison.Ordinal);
        Assert.All(findings.Where(finding => finding.Health == Health.Bad), finding => Assert.False(string.IsNullOrEmpty(finding.Remedy)));
    }

    [Theory]
    [InlineData(100, Health.Good)]
    [InlineData(20, Health.Bad)]
    public async Task A_certificate_tells_how_long_it_lasts(int days, Health expected)
    {
        var finding = (await Examine(("MicrosoftAppCertificatePath", Certificate(days)))).Single(finding => finding.Subject == "Credential");
        Assert.Equal(expected, finding.Health);
        Assert.Contains($"in {days} days", finding.Seen, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        internet.Dispose();
        key.Rsa.Dispose();
        files.ForEach(File.Delete);
    }

    private async Task<IReadOnlyList<Finding>> Examine(params (string Name, string? Value)[] settings)
    {
        (string Name, string? Value)[] all = [("MicrosoftAppId", "11111111-2222-3333-4444-555555555555"), ("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppTenantId", "tenant"), .. settings];
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all.ToDictionary(setting => setting.Name, setting => setting.Value)).Build();
        return await new ChannelDoctor(new OneServer(internet), new At(DateTimeOffset.UnixEpoch.AddYears(60)))
            .Examine(configuration, new Production(), TestContext.Current.CancellationToken);
    }

    private HttpResponseMessage Respond(Sent sent, DateTimeOffset now)
    {
        var response = FakeServer.Json(HttpStatusCode.OK, sent.Method == HttpMethod.Post ? """{"token_type":"Bearer","expires_in":"3600","access_token":"token-1"}"""
            : sent.Address.AbsolutePath.EndsWith("keys", StringComparison.Ordinal) ? $$"""{"keys":[{{key.Public().ToJsonString()}}]}"""
            : """{"issuer":"https://api.botframework.com","jwks_uri":"https://login.botframework.com/v1/.well-known/keys"}""");
        response.Headers.Date = now;
        return response;
    }

    private static Finding Bad(IEnumerable<Finding> findings, string subject)
    {
        var finding = findings.Single(finding => finding.Subject == subject);
        Assert.Equal(Health.Bad, finding.Health);
        return finding;
    }

    private string Certificate(int days)
    {
        using var rsa = RSA.Create(2048);
        var start = DateTimeOffset.UnixEpoch.AddYears(60);
        using var certificate = new CertificateRequest("CN=bot", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(start.AddDays(-1), start.AddDays(days));
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx));
        files.Add(file);
        return file;
    }

    private sealed class OneServer(HttpMessageHandler handler) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(handler, disposeHandler: false);
    }

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
