using System.Net;
using System.Text;
using CompetencyBot.BotFramework.Connector;
using CompetencyBot.BotFramework.Hosting;
using CompetencyBot.Tests.Bot;
using CompetencyBot.Tests.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CompetencyBot.Tests.BotBuilder;

/// <summary>What the bot keeps to with the SDK as its host, beside what the conversations show.</summary>
public sealed class SdkHostTests
{
    [Fact]
    public async Task The_SDK_and_nothing_of_our_own_edge_speaks_with_the_channel()
    {
        await using var host = Host("Development");
        Assert.IsType<CloudAdapter>(host.Services.GetRequiredService<IBotFrameworkHttpAdapter>());
        Assert.Null(host.Services.GetService<IConnectorClient>());
    }

    [Fact]
    public async Task With_its_registration_the_program_lets_no_stranger_in()
    {
        await using var host = Host("Production", ("MicrosoftAppId", "11111111-2222-3333-4444-555555555555"), ("MicrosoftAppPassword", "a secret"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(host, SentActivity.Message("help"))).Status);
    }

    [Theory]
    [InlineData("192.0.2.1", HttpStatusCode.Unauthorized)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    public async Task Without_an_app_id_callers_on_this_machine_alone_are_heard(string address, HttpStatusCode expected)
    {
        await using var host = Host("Development").WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.ComesFrom(IPAddress.Parse(address))));
        Assert.Equal(expected, (await Post(host, ExpectingReplies)).Status);
    }

    [Theory]
    [InlineData("elsewhere", HttpStatusCode.Unauthorized)]
    [InlineData("ours", HttpStatusCode.OK)]
    public async Task Only_people_of_allowed_tenants_are_heard(string tenant, HttpStatusCode expected)
    {
        await using var host = Host("Development", ("Bot:AllowedTenants:0", "ours"));
        var activity = SentActivity.Activity("message", $$"""
            "text":"help","deliveryMode":"expectReplies","channelData":{"tenant":{"id":"{{tenant}}"} }
            """);
        Assert.Equal(expected, (await Post(host, activity)).Status);
    }

    [Theory]
    [InlineData("http://channel.example/", HttpStatusCode.Unauthorized)]
    [InlineData("http://127.0.0.1:9/", HttpStatusCode.OK)]
    public async Task Replies_leave_over_TLS_unless_they_stay_on_this_machine(string serviceUrl, HttpStatusCode expected)
    {
        await using var host = Host("Development");
        Assert.Equal(expected, (await Post(host, ExpectingReplies.Replace("https://smba.example/amer/", serviceUrl, StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task A_person_whose_turn_failed_is_told_so()
    {
        await using var host = Host("Development").WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton<BotHandler>((_, _) => throw new InvalidOperationException("on purpose"))));
        var (status, body) = await Post(host, ExpectingReplies);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("went wrong", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.InternalServerError, (await Post(host, SentActivity.Invoke("adaptiveCard/action", "{}"))).Status);
    }

    private static string ExpectingReplies => SentActivity.Activity("message", "\"text\":\"help\",\"deliveryMode\":\"expectReplies\"");

    private static async Task<(HttpStatusCode Status, string Body)> Post(WebApplicationFactory<Program> host, string activity)
    {
        using var client = host.CreateClient();
        using var content = new StringContent(activity, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("/api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static WebApplicationFactory<Program> Host(string environment, params (string Name, string Value)[] settings) =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment(environment);
            builder.UseContentRoot(TestKnowledge.Root);
            foreach (var (name, value) in settings) builder.UseSetting(name, value);
        });
}
