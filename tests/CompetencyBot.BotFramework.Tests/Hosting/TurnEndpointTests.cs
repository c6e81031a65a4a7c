using System.Net;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Authentication;
using CompetencyBot.BotFramework.Connector;

namespace CompetencyBot.BotFramework.Tests.Hosting;

public sealed class TurnEndpointTests
{
    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":""}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":7}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message"} trailing""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message" /* why */}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","from":"me"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","text":"\ud800"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","value":{"deep":["\udc00\ud800"]}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","value":{"\ud83d":1}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","value":"\ud83d\ude00"}""", HttpStatusCode.OK)]
    [InlineData("""{"type":"message","membersAdded":[null]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","attachments":[{},null]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message"}""", HttpStatusCode.OK)]
    public async Task A_body_that_is_no_activity_is_refused(string body, HttpStatusCode expected)
    {
        await using var host = await ProtocolHost.Start((_, _) => ValueTask.FromResult(TurnResult.Nothing));
        Assert.Equal(expected, (await host.Send(body)).Status);
    }

    [Fact]
    public async Task Too_deep_too_large_and_of_another_kind_are_refused()
    {
        await using var host = await ProtocolHost.Start((_, _) => ValueTask.FromResult(TurnResult.Nothing));
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Send($$"""{"type":"message","value":{{new string('[', 70)}}{{new string(']', 70)}}}""")).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.Send($$"""{"type":"message","text":"{{new string('x', 300_000)}}"}""")).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await host.Send("""{"type":"message"}""", "text/plain")).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await host.Send("""{"type":"message"}""", "application/json; charset=utf-16")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await host.Send("", method: HttpMethod.Get)).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await host.Send("", method: HttpMethod.Head)).Status);
    }

    [Fact]
    public async Task A_forwarded_caller_is_not_a_local_one()
    {
        await using var host = await ProtocolHost.Start((_, _) => ValueTask.FromResult(TurnResult.Nothing));
        var (status, _) = await host.Send("""{"type":"message"}""", change: request => request.Headers.Add("X-Forwarded-For", "203.0.113.9"));
        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task An_invokes_response_is_the_HTTP_response()
    {
        await using var host = await ProtocolHost.Start((_, _) => ValueTask.FromResult(TurnResult.Respond(new InvokeResponse(418, new RawJson("""{"a":1}"""u8.ToArray())))));
        var (status, body) = await host.Send("""{"type":"invoke","name":"x"}""");
        Assert.Equal((418, """{"a":1}"""), ((int)status, body));
    }

    [Fact]
    public async Task An_invoke_without_a_response_is_not_implemented()
    {
        await using var host = await ProtocolHost.Start((_, _) => ValueTask.FromResult(TurnResult.Nothing));
        Assert.Equal(HttpStatusCode.NotImplemented, (await host.Send("""{"type":"invoke","name":"x"}""")).Status);
    }

    [Fact]
    public async Task Expected_replies_hold_the_invokes_response_too()
    {
        await using var host = await ProtocolHost.Start((_, _) => ValueTask.FromResult(new TurnResult([new Activity { Type = "message", Text = "hi" }], new InvokeResponse(200))));
        var (_, body) = await host.Send("""{"type":"invoke","name":"x","deliveryMode":"expectReplies"}""");
        Assert.Equal("""{"activities":[{"type":"message","text":"hi"},{"type":"invokeResponse","value":{"status":200}}]}""", body);
    }

    [Fact]
    public async Task What_an_activity_brings_along_is_echoed_however_deep_it_is()
    {
        await using var host = await ProtocolHost.Start((_, _) => ValueTask.FromResult(TurnResult.Reply(new Activity { Type = "message" })));
        var deep = $"{new string('[', 61)}{new string(']', 61)}";
        var (status, body) = await host.Send($$$"""{"type":"message","deliveryMode":"expectReplies","from":{"x":{{{deep}}}}}""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(deep, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_that_fails_still_tells_the_person()
    {
        var sent = new List<Activity>();
        await using var host = await ProtocolHost.Start((_, _) => throw new InvalidOperationException("broken"), activity => Keep(sent, activity));
        var (status, body) = await host.Send("""{"type":"message","from":{"id":"person"}}""");
        Assert.Equal((HttpStatusCode.OK, ""), (status, body));
        var reply = Assert.Single(sent);
        Assert.StartsWith("failed ", reply.Text, StringComparison.Ordinal);
        Assert.Equal("person", reply.Recipient?.Id);
    }

    [Fact]
    public async Task A_turn_that_never_ends_is_ended_at_its_limit()
    {
        var sent = new List<Activity>();
        await using var host = await ProtocolHost.Start(
            async (_, cancellationToken) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                return TurnResult.Nothing;
            },
            activity => Keep(sent, activity),
            settings: ("Bot:TurnTimeoutSeconds", "1"));
        await host.Send("""{"type":"message"}""");
        Assert.Single(sent);
    }

    [Fact]
    public async Task A_reply_that_cannot_be_delivered_is_not_called_a_success()
    {
        await using var host = await ProtocolHost.Start(
            (_, _) => ValueTask.FromResult(TurnResult.Reply(new Activity { Type = "message" })),
            _ => throw new ConnectorException("refused"));
        Assert.Equal(HttpStatusCode.BadGateway, (await host.Send("""{"type":"message"}""")).Status);
    }

    [Theory]
    [InlineData("Production", null)]
    [InlineData("Staging", "11111111-1111-1111-1111-111111111111")]
    [InlineData("Development", "11111111-1111-1111-1111-111111111111")]
    public async Task An_endpoint_that_would_stand_open_does_not_start(string environment, string? appId) =>
        await Assert.ThrowsAsync<BotConfigurationException>(() =>
            ProtocolHost.Start((_, _) => ValueTask.FromResult(TurnResult.Nothing), environment: environment, settings: ("MicrosoftAppId", appId ?? "")));

    private static Task<ResourceResponse> Keep(List<Activity> sent, Activity activity)
    {
        sent.Add(activity);
        return Task.FromResult(new ResourceResponse(null));
    }
}
