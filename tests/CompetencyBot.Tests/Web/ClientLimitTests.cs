using System.Net;
using CompetencyBot.Web;
using Microsoft.Extensions.Options;

namespace CompetencyBot.Tests.Web;

public sealed class ClientLimitTests
{
    [Fact]
    public async Task A_client_that_asks_too_often_is_told_when_to_come_back()
    {
        await using var site = new SiteHost().With("Web:RequestsPerMinute", "2");
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.OK, (await site.Get("/fr")).Status);
        var page = await site.Get("/fr");
        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.InRange(int.Parse(page.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal("Trop de pages à la fois", Assert.Single(page.Elements("h1")));
        // The page is still shown as it should be, and health and the bot are not counted.
        Assert.Equal(HttpStatusCode.OK, (await site.Get(page.Attributes("href").First(address => address.EndsWith(".css", StringComparison.Ordinal)))).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/health/live")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await site.Get("/api/messages")).Status);
    }

    [Fact]
    public async Task Behind_a_proxy_on_this_machine_each_client_is_counted_by_itself()
    {
        await using var site = new SiteHost().With("Web:RequestsPerMinute", "1").With(services => services.ComesFrom(IPAddress.Loopback));
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/en", ("X-Forwarded-For", "198.51.100.1"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/en", ("X-Forwarded-For", "198.51.100.2"))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await site.Get("/en", ("X-Forwarded-For", "198.51.100.1"))).Status);
    }

    [Fact]
    public async Task Behind_a_proxy_elsewhere_too_once_the_setting_says_that_there_is_one()
    {
        await using var site = new SiteHost().With("Web:RequestsPerMinute", "1").With("FORWARDEDHEADERS_ENABLED", "true").With(services => services.ComesFrom(IPAddress.Parse("203.0.113.7")));
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/en", ("X-Forwarded-For", "198.51.100.1"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/en", ("X-Forwarded-For", "198.51.100.2"))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await site.Get("/en", ("X-Forwarded-For", "198.51.100.2"))).Status);
    }

    [Fact]
    public async Task A_stranger_does_not_choose_who_is_counted()
    {
        await using var site = new SiteHost().With("Web:RequestsPerMinute", "1").With(services => services.ComesFrom(IPAddress.Parse("203.0.113.7")));
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/en", ("X-Forwarded-For", "198.51.100.1"))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await site.Get("/en", ("X-Forwarded-For", "198.51.100.2"))).Status);
    }

    [Fact]
    public void A_limit_that_makes_no_sense_stops_the_program_naming_the_setting()
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Server.Build(["--environment=Development", "--Web:RequestsPerMinute=-1"]));
        Assert.Contains("Web:RequestsPerMinute", refusal.Message, StringComparison.Ordinal);
    }
}
