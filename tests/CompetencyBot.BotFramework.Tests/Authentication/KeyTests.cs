using System.Net;
using Microsoft.AspNetCore.Http;

namespace CompetencyBot.BotFramework.Tests.Authentication;

/// <summary>Where the keys come from, and what happens when they change or cannot be had.</summary>
public sealed class KeyTests
{
    [Fact]
    public async Task Keys_are_asked_for_once_however_many_callers_come_at_the_start()
    {
        await using var door = await Door.Open();
        var token = door.Token();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => door.Knock(token)));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(1, door.Issuer.Requests);
    }

    [Fact]
    public async Task A_key_that_rolls_over_is_known_without_a_restart_and_the_old_one_is_forgotten()
    {
        await using var door = await Door.Open();
        Assert.Equal(HttpStatusCode.OK, await door.Knock(door.Token()));

        var next = TestKey.Create("key-2", endorsements: "msteams");
        door.Issuer.Replace(next);
        Assert.Equal(HttpStatusCode.OK, await door.Knock(new Jwt(next, door.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.Unauthorized, await door.Knock(door.Token()));
    }

    [Fact]
    public async Task A_key_that_changes_under_its_id_is_known_a_day_later()
    {
        await using var door = await Door.Open();
        Assert.Equal(HttpStatusCode.OK, await door.Knock(door.Token()));
        var changed = TestKey.Create("key-1", endorsements: "msteams");
        door.Issuer.Replace(changed);
        door.Clock.Advance(TimeSpan.FromHours(25));
        await Until(async () => await door.Knock(new Jwt(changed, door.Clock.GetUtcNow())) == HttpStatusCode.OK);
        Assert.Equal(2, door.Issuer.Requests);
    }

    [Fact]
    public async Task Unknown_keys_do_not_flood_the_issuer()
    {
        await using var door = await Door.Open();
        for (var index = 0; index < 200; index++)
        {
            var token = door.Token();
            token.Header["kid"] = $"made-up-{index}";
            Assert.Equal(HttpStatusCode.Unauthorized, await door.Knock(token));
        }
        Assert.InRange(door.Issuer.Requests, 1, 6);

        // Time gives the allowance back, so that a roll-over during such an attack is still seen.
        var next = TestKey.Create("key-2", endorsements: "msteams");
        door.Issuer.Replace(next);
        door.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, await door.Knock(new Jwt(next, door.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task A_token_that_is_wrong_anyway_does_not_make_the_bot_ask_for_keys()
    {
        await using var door = await Door.Open();
        var token = door.Token();
        (token.Payload["aud"], token.Header["kid"]) = ("someone else", "made-up");
        Assert.Equal(HttpStatusCode.Unauthorized, await door.Knock(token));
        Assert.Equal(0, door.Issuer.Requests);
    }

    [Fact]
    public async Task While_the_issuer_cannot_be_reached_at_the_start_nobody_is_let_in_and_afterwards_all_is_well()
    {
        await using var door = await Door.Open();
        door.Issuer.Instead = Answer(StatusCodes.Status500InternalServerError);
        using (var response = await door.Host.Respond(Door.Activity(), change: Door.With($"Bearer {door.Token()}")))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.NotNull(response.Headers.RetryAfter);
        }
        for (var index = 0; index < 50; index++) Assert.Equal(HttpStatusCode.ServiceUnavailable, await door.Knock(door.Token()));
        Assert.Equal(1, door.Issuer.Requests);

        door.Issuer.Instead = null;
        door.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.OK, await door.Knock(door.Token()));
    }

    [Fact]
    public async Task While_the_issuer_cannot_be_reached_later_known_keys_are_still_good_for_two_days_and_unknown_ones_are_not_judged()
    {
        await using var door = await Door.Open();
        Assert.Equal(HttpStatusCode.OK, await door.Knock(door.Token()));
        door.Issuer.Instead = Answer(StatusCodes.Status503ServiceUnavailable);

        var unknown = door.Token();
        unknown.Header["kid"] = "key-2";
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await door.Knock(unknown));
        Assert.Equal(HttpStatusCode.OK, await door.Knock(door.Token()));
        door.Clock.Advance(TimeSpan.FromHours(47));
        Assert.Equal(HttpStatusCode.OK, await door.Knock(door.Token()));
        door.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await door.Knock(door.Token()));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public async Task A_clock_that_is_moved_shuts_the_door_until_it_is_put_right_and_asks_for_no_keys(int hours)
    {
        await using var door = await Door.Open();
        Assert.Equal(HttpStatusCode.OK, await door.Knock(door.Token()));
        var token = door.Token();
        door.Clock.Wrong = TimeSpan.FromHours(hours);
        Assert.Equal(HttpStatusCode.Unauthorized, await door.Knock(token));
        Assert.Equal(HttpStatusCode.OK, await door.Knock(door.Token()));
        door.Clock.Wrong = TimeSpan.Zero;
        Assert.Equal(HttpStatusCode.OK, await door.Knock(token));
        Assert.Equal(1, door.Issuer.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"jwks_uri":7}""")]
    [InlineData("""{"jwks_uri":"keys"}""")]
    [InlineData("""{"jwks_uri":"file:///etc/keys"}""")]
    [InlineData("""{"jwks_uri":"http://keys.example/keys"}""")]
    [InlineData("""{"jwks_uri":"{address}/empty"}""")]
    [InlineData("""{"jwks_uri":"{address}/no-keys"}""")]
    public async Task Metadata_that_makes_no_sense_lets_nobody_in(string metadata)
    {
        await using var door = await Door.Open();
        door.Issuer.Instead = context => context.Response.WriteAsync(
            context.Request.Path == "/empty" ? "" : context.Request.Path == "/no-keys" ? """{"keys":[]}""" : metadata.Replace("{address}", door.Issuer.Address, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await door.Knock(door.Token()));
        Assert.StartsWith("The signing keys announced at", Assert.Single(door.Host.Log.Lines, line => !line.Contains("refused", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issuer_that_never_answers_is_given_up()
    {
        await using var door = await Door.Open();
        door.Issuer.Instead = context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await door.Knock(door.Token()));
        door.Issuer.Instead = null;
    }

    private static Func<HttpContext, Task> Answer(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static async Task Until(Func<Task<bool>> holds)
    {
        while (!await holds()) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
    }
}
