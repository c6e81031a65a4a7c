using System.Net;
using System.Text.Json;
using CompetencyBot.BotFramework.Authentication;
using Microsoft.Extensions.Configuration;

namespace CompetencyBot.BotFramework.Tests.Authentication;

public sealed class AccessTests
{
    [Fact]
    public async Task A_refusal_leaves_one_line_in_the_log_with_the_reason_and_nothing_of_the_token()
    {
        await using var door = await Door.Open();
        var token = door.Token();
        token.Payload["exp"] = 1;
        var (_, body) = await door.Host.Send(Door.Activity(), change: Door.With($"Bearer {token}"));
        Assert.Equal("A caller was refused with 401: the token has expired", Assert.Single(door.Host.Log.Lines));
        Assert.DoesNotContain("expired", body);

        await door.Host.Send(Door.Activity("\"slack\""), change: Door.With($"Bearer {door.Token()}"));
        Assert.Equal("A caller was refused with 403: the signing key is not endorsed for the activity's channel", door.Host.Log.Lines[^1]);
    }

    [Theory]
    [InlineData("Development", null, HttpStatusCode.OK)]
    [InlineData("Development", "false", HttpStatusCode.Unauthorized)]
    [InlineData("Production", null, HttpStatusCode.Unauthorized)]
    [InlineData("Production", "true", HttpStatusCode.OK)]
    public async Task Tokens_of_local_clients_are_taken_in_Development_or_where_it_is_set(string environment, string? allow, HttpStatusCode expected)
    {
        await using var door = await Door.Open(environment, allow is null ? [] : [("Bot:AllowEmulatorTokens", allow)]);
        Assert.Equal(expected, await door.Knock(Own(door)));
    }

    [Theory]
    [InlineData("2.0", "azp", Jwt.AppId, HttpStatusCode.OK)]
    [InlineData("1.0", "appid", Jwt.AppId, HttpStatusCode.OK)]
    [InlineData("1.0", "azp", Jwt.AppId, HttpStatusCode.Unauthorized)]
    [InlineData("2.0", "appid", Jwt.AppId, HttpStatusCode.Unauthorized)]
    [InlineData("2.0", "azp", "99999999-2222-3333-4444-555555555555", HttpStatusCode.Unauthorized)]
    [InlineData("2.0", "sub", Jwt.AppId, HttpStatusCode.Unauthorized)]
    public async Task A_local_client_must_hold_the_bots_own_credentials(string version, string claim, string app, HttpStatusCode expected)
    {
        await using var door = await Door.Open("Development");
        Assert.Equal(expected, await door.Knock(Own(door, version, claim, app), Door.Activity("\"emulator\"", "\"http://localhost:50000\"")));
    }

    [Fact]
    public async Task A_local_client_cannot_speak_as_the_channel_nor_for_another_tenant()
    {
        await using var door = await Door.Open("Development");
        var token = Own(door);
        token.Payload["iss"] = $"{door.Issuer.Address}/other-tenant/v2.0";
        Assert.Equal(HttpStatusCode.Unauthorized, await door.Knock(token));
        token = Own(door);
        token.Payload["aud"] = "https://api.botframework.com";
        Assert.Equal(HttpStatusCode.Unauthorized, await door.Knock(token));
    }

    [Theory]
    [InlineData("\"tenantId\":\"tenant-1\"", "", HttpStatusCode.OK)]
    [InlineData("\"tenantId\":\"TENANT-2\"", "", HttpStatusCode.OK)]
    [InlineData("\"tenantId\":\"tenant-3\"", "", HttpStatusCode.Forbidden)]
    [InlineData("\"id\":\"c\"", ",\"channelData\":{\"tenant\":{\"id\":\"tenant-1\"}}", HttpStatusCode.OK)]
    [InlineData("\"id\":\"c\"", ",\"channelData\":{\"tenant\":{\"id\":\"tenant-3\"}}", HttpStatusCode.Forbidden)]
    [InlineData("\"tenantId\":\"tenant-3\"", ",\"channelData\":{\"tenant\":{\"id\":\"tenant-1\"}}", HttpStatusCode.Forbidden)]
    [InlineData("\"id\":\"c\"", ",\"channelData\":{\"tenant\":\"tenant-1\"}", HttpStatusCode.Forbidden)]
    [InlineData("\"id\":\"c\"", ",\"channelData\":[1]", HttpStatusCode.Forbidden)]
    [InlineData("\"id\":\"c\"", "", HttpStatusCode.Forbidden)]
    public async Task Only_people_of_allowed_tenants_may_use_the_bot(string conversation, string more, HttpStatusCode expected)
    {
        await using var door = await Door.Open(settings: [("Bot:AllowedTenants:0", "tenant-1"), ("Bot:AllowedTenants:1", "tenant-2")]);
        var body = $$"""{"type":"message","channelId":"msteams","serviceUrl":"{{Jwt.ServiceUrl}}","conversation":{{{conversation}}}{{more}}}""";
        Assert.Equal(expected, await door.Knock(door.Token(), body));
    }

    [Theory]
    [InlineData("", "https://login.botframework.com/v1/.well-known/openidconfiguration", "https://api.botframework.com", "https://login.microsoftonline.com/", "https://api.botframework.com/.default")]
    [InlineData("https://botframework.azure.us", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration", "https://api.botframework.us", "https://login.microsoftonline.us/", "https://api.botframework.us/.default")]
    public void Each_cloud_has_its_own_addresses(string service, string metadata, string issuer, string login, string scope)
    {
        var cloud = ChannelCloud.From(Settings(("ChannelService", service)));
        Assert.Equal((metadata, issuer, login, scope), (cloud.OpenIdMetadata.AbsoluteUri, cloud.Issuer, cloud.LoginHost.AbsoluteUri, cloud.Scope));
    }

    [Fact]
    public void Each_address_can_be_set()
    {
        var cloud = ChannelCloud.From(Settings(
            ("Bot:OpenIdMetadata", "https://a.example/m"), ("Bot:TokenIssuer", "https://b.example"), ("Bot:LoginHost", "http://127.0.0.1:5"), ("Bot:TokenScope", "s/.default")));
        Assert.Equal(("https://a.example/m", "https://b.example", "http://127.0.0.1:5/", "s/.default"), (cloud.OpenIdMetadata.AbsoluteUri, cloud.Issuer, cloud.LoginHost.AbsoluteUri, cloud.Scope));
    }

    [Theory]
    [InlineData("ChannelService", "https://botframework.example")]
    [InlineData("Bot:OpenIdMetadata", "http://keys.example/m")]
    [InlineData("Bot:LoginHost", "login.example")]
    [InlineData("MicrosoftAppId", "my bot")]
    [InlineData("MicrosoftAppType", "Single")]
    [InlineData("MicrosoftAppType", "2")]
    [InlineData("MicrosoftAppPassword", "")]
    [InlineData("MicrosoftAppCertificatePath", "/nowhere/bot.pfx")]
    [InlineData("MicrosoftAppCertificateThumbprint", "00")]
    public async Task A_setting_that_makes_no_sense_stops_the_program_and_is_named(string name, string value)
    {
        var error = await Assert.ThrowsAsync<BotConfigurationException>(() => Door.Open(settings: (name, value)));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SingleTenant")]
    [InlineData("userassignedmsi")]
    public async Task An_app_of_one_tenant_must_say_which(string type)
    {
        var error = await Assert.ThrowsAsync<BotConfigurationException>(() => Door.Open(settings: [("MicrosoftAppType", type), ("MicrosoftAppTenantId", "")]));
        Assert.Contains("MicrosoftAppTenantId", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_problem_details_of_a_refusal_are_JSON()
    {
        await using var door = await Door.Open();
        var (status, body) = await door.Host.Send(Door.Activity());
        using var json = JsonDocument.Parse(body);
        Assert.Equal(((int)status, 401), (json.RootElement.GetProperty("status").GetInt32(), (int)status));
    }

    private static IConfigurationRoot Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value))).Build();

    /// <summary>What a local client gets that asks for a token of the bot's own app.</summary>
    private static Jwt Own(Door door, string version = "2.0", string claim = "azp", string app = Jwt.AppId)
    {
        var token = door.Token();
        (token.Payload["iss"], token.Payload["ver"], token.Payload[claim]) = ($"{door.Issuer.Address}/contoso-tenant/v2.0", version, app);
        token.Payload.Remove("serviceurl");
        return token;
    }
}
