using System.Net;
using CompetencyBot.BotFramework.Activities;
using Microsoft.Extensions.DependencyInjection;

namespace CompetencyBot.BotFramework.Tests.Authentication;

/// <summary>A bot with an app id, whose channel is a fake issuer, on a clock that the test sets.</summary>
internal sealed class Door : IAsyncDisposable
{
    private Door(FakeIssuer issuer, ProtocolHost host, MovedClock clock, TestKey key) => (Issuer, Host, Clock, Key) = (issuer, host, clock, key);

    public FakeIssuer Issuer { get; }
    public ProtocolHost Host { get; }
    public MovedClock Clock { get; }
    public TestKey Key { get; }

    public static async Task<Door> Open(string environment = "Production", params (string Name, string Value)[] settings)
    {
        var key = TestKey.Create("key-1", endorsements: ["msteams", "webchat"]);
        var issuer = await FakeIssuer.Start(key);
        var clock = new MovedClock(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var host = await ProtocolHost.Start(
            (_, _) => ValueTask.FromResult(TurnResult.Nothing),
            services => services.AddSingleton<TimeProvider>(clock),
            environment,
            [
                ("MicrosoftAppId", Jwt.AppId), ("MicrosoftAppPassword", "a secret"), ("MicrosoftAppTenantId", "contoso-tenant"),
                ("Bot:OpenIdMetadata", issuer.Metadata), ("Bot:LoginHost", issuer.Address), ("Bot:MaxTurnsPerConversation", "0"), .. settings,
            ]);
        return new Door(issuer, host, clock, key);
    }

    public Jwt Token() => new(Key, Clock.GetUtcNow());

    public async Task<HttpStatusCode> Knock(Jwt token, string? body = null) => (await Host.Send(body ?? Activity(), change: With($"Bearer {token}"))).Status;

    public static Action<HttpRequestMessage> With(params string[] authorization) => request =>
    {
        foreach (var value in authorization) Assert.True(request.Headers.TryAddWithoutValidation("Authorization", value));
    };

    public static string Activity(string channel = "\"msteams\"", string serviceUrl = $"\"{Jwt.ServiceUrl}\"", string more = "") =>
        $$$"""{"type":"message","channelId":{{{channel}}},"serviceUrl":{{{serviceUrl}}},"from":{"id":"person"},"conversation":{"id":"c","tenantId":"tenant-1"}{{{more}}}}""";

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
