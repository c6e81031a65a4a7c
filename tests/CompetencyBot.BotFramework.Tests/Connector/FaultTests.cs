using System.Net;
using System.Net.Sockets;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Connector;
using CompetencyBot.BotFramework.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit.Sdk;

namespace CompetencyBot.BotFramework.Tests.Connector;

/// <summary>A connector that fails in every way: a question ends answered once, or told of failure once, or it is certain that neither is possible.</summary>
public sealed class FaultTests
{
    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["nothing is wrong"] = new(FakeChannel.Status(200), End.Answered),
        ["a body is missing"] = new(FakeChannel.Status(202), End.Answered),
        ["429 once"] = new(FakeChannel.Status(429, 201), End.Answered, Requests: 2),
        ["429 twice"] = new(FakeChannel.Status(429, 429, 201), End.Answered, Requests: 3),
        ["412 once"] = new(FakeChannel.Status(412, 201), End.Answered, Requests: 2),
        ["502 once"] = new(FakeChannel.Status(502, 201), End.Answered, Requests: 2),
        ["504 once"] = new(FakeChannel.Status(504, 201), End.Answered, Requests: 2),
        ["each status that is tried again"] = new(FakeChannel.Status(504, 502, 201), End.Answered, Requests: 3),
        ["500 once"] = new(FakeChannel.Status(500, 201), End.ToldOfFailure, Requests: 2),
        ["503 once"] = new(FakeChannel.Status(503, 201), End.ToldOfFailure, Requests: 2),
        ["the card is too large"] = new(FakeChannel.Status(413, 201), End.ToldOfFailure, Requests: 2),
        ["the token is refused once"] = new(FakeChannel.Status(401, 201), End.ToldOfFailure, Requests: 2),
        ["500, and then 502 for the failure too"] = new(FakeChannel.Status(500, 502, 201), End.ToldOfFailure, Requests: 3),
        ["500, and then 500 and 503 for the failure too"] = new(FakeChannel.Status(500, 500, 503, 201), End.ToldOfFailure, Requests: 4),
        ["500 for ever"] = new(FakeChannel.Status(500), End.Impossible),
        ["403 for ever"] = new(FakeChannel.Status(403), End.Impossible, Requests: 2),
        ["429 for ever"] = new(FakeChannel.Status(429), End.Impossible),
        ["429 with a wait beyond the turn"] = new(
            (number, context) =>
            {
                (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (429, "60");
                return Task.CompletedTask;
            },
            End.Impossible,
            Requests: 2),
        ["a redirect elsewhere"] = new(
            (number, context) =>
            {
                (context.Response.StatusCode, context.Response.Headers.Location) = (number == 1 ? 307 : 201, "http://127.0.0.1:9/");
                return Task.CompletedTask;
            },
            End.ToldOfFailure,
            Requests: 2),
        ["it is slow"] = new((_, context) => Task.Delay(700, context.RequestAborted), End.Answered),
        ["it never answers"] = new((_, context) => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted), End.Unknown),
        ["it cuts the connection after taking the message"] = new(Cut, End.Unknown),
        ["it cuts the connection in the middle of its answer"] = new(
            async (_, context) =>
            {
                context.Response.ContentLength = 100;
                await context.Response.WriteAsync("{\"id\":");
                await context.Response.Body.FlushAsync();
                // What was sent must get there before the cut.
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
                context.Abort();
            },
            End.Answered,
            EndsCut: true),
        ["its answer is broken JSON"] = new((_, context) => context.Response.WriteAsync("{\"id\":"), End.Answered),
        ["its answer is no object"] = new((_, context) => context.Response.WriteAsync("[1,2]"), End.Answered),
        ["its answer is very long"] = new((_, context) => context.Response.WriteAsync(new string('x', 1_000_000)), End.Answered, EndsCut: true),
        ["its answer never ends"] = new(
            async (_, context) =>
            {
                await context.Response.WriteAsync("{");
                await context.Response.Body.FlushAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
            },
            End.Answered,
            EndsCut: true),
        ["429 once while the bot fails"] = new(FakeChannel.Status(429, 201), End.ToldOfFailure, Requests: 2, Bot: (_, _) => throw new InvalidOperationException("broken")),
        ["500 once while the bot fails"] = new(FakeChannel.Status(500, 201), End.ToldOfFailure, Requests: 2, Bot: (_, _) => throw new InvalidOperationException("broken")),
        ["nothing, but the bot takes too long"] = new(FakeChannel.Status(201), End.ToldOfFailure, Bot: Never),
        ["429 once while the bot takes too long"] = new(FakeChannel.Status(429, 201), End.ToldOfFailure, Requests: 2, Bot: Never),
    };

    private enum End
    {
        Answered,
        ToldOfFailure,

        /// <summary>The connector took nothing at all, so there was no way to tell.</summary>
        Impossible,

        /// <summary>The connector got it and never said so: a second message could be one too many.</summary>
        Unknown,
    }

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_question_ends_once_when(string fault)
    {
        var row = Faults[fault];
        await using var channel = await FakeChannel.Start();
        channel.Answer = row.Answer;
        await using var host = await Start(row.Bot ?? Hi);
        var status = await Ask(host, channel.Address);

        Assert.Equal(row.End is End.Answered or End.ToldOfFailure ? HttpStatusCode.OK : HttpStatusCode.BadGateway, status);
        if (row.Requests > 0) Assert.Equal(row.Requests, channel.Requests);
        if (row.End is End.Unknown) Assert.Equal(1, channel.Requests);
        switch (row.End)
        {
            case End.Answered:
                Assert.Equal("hi", Assert.Single(row.EndsCut ? channel.Received : channel.Accepted).Text);
                break;
            case End.ToldOfFailure:
                var told = Assert.Single(channel.Accepted).Text!;
                Assert.StartsWith("failed ", told, StringComparison.Ordinal);
                Assert.Contains(host.Log.Lines, line => line.Contains(told["failed ".Length..], StringComparison.Ordinal));
                break;
            case End.Impossible or End.Unknown:
                Assert.Empty(channel.Accepted);
                break;
            default:
                throw FailException.ForFailure("An end without a rule.");
        }

        // What the channel sends again is not answered a second time, and not called a success if it was none; but where nothing was said, it is answered now.
        channel.Answer = FakeChannel.Status(200);
        var before = channel.Requests;
        Assert.Equal(row.End is End.Unknown ? HttpStatusCode.BadGateway : HttpStatusCode.OK, await Ask(host, channel.Address));
        Assert.Equal(row.End is End.Impossible && row.Bot is null ? before + 1 : before, channel.Requests);
        if (row.End is End.Impossible) Assert.Equal("hi", Assert.Single(channel.Accepted).Text);
    }

    [Fact]
    public async Task Where_nobody_listens_the_turn_ends_in_502()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var host = await Start(Hi);
        Assert.Equal(HttpStatusCode.BadGateway, await Ask(host, $"http://127.0.0.1:{port}"));
    }

    [Fact]
    public async Task A_connector_that_comes_back_within_the_turn_gets_the_answer()
    {
        await using var channel = await FakeChannel.Start();
        var port = new Uri(channel.Address).Port;
        await channel.DisposeAsync();
        await using var host = await Start(Hi, timeout: 10);
        var question = Ask(host, $"http://127.0.0.1:{port}");
        await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System, TestContext.Current.CancellationToken);
        await using var back = await FakeChannel.Start(port);
        Assert.Equal(HttpStatusCode.OK, await question);
        Assert.Equal("hi", Assert.Single(back.Accepted).Text);
    }

    [Fact]
    public async Task A_connector_that_takes_no_connection_has_taken_no_message()
    {
        // It never accepts, and two connections that wait already fill its queue.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(backlog: 1);
        var endpoint = (IPEndPoint)listener.LocalEndpoint;
        using TcpClient one = new(), two = new();
        await Task.WhenAll(one.ConnectAsync(endpoint, TestContext.Current.CancellationToken).AsTask(), two.ConnectAsync(endpoint, TestContext.Current.CancellationToken).AsTask());
        await using var host = await Start(Hi, timeout: 6);
        Assert.Equal(HttpStatusCode.BadGateway, await Ask(host, $"http://{endpoint}"));
        Assert.Contains($"({Undelivered.NotNow})", host.Log.Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not an address", "c")]
    [InlineData("http://example.org", "c")]
    [InlineData("http://127.0.0.1:9", "")]
    public async Task An_activity_without_a_place_to_reply_to_is_the_callers_mistake(string serviceUrl, string conversation)
    {
        await using var host = await Start(Hi);
        Assert.Equal(HttpStatusCode.BadRequest, await Ask(host, serviceUrl, conversation));
    }

    [Fact]
    public async Task A_hundred_questions_to_a_connector_that_fails_at_random_each_end_once()
    {
        await using var channel = await FakeChannel.Start();
        var random = new Random(11);
        int[] faults = [429, 412, 502, 504, 500, 403, 0, 200, 200, 200, 200, 200];
        channel.Answer = (_, context) =>
        {
            int fault;
            lock (random) fault = faults[random.Next(faults.Length)];
            if (fault == 0) return Cut(0, context);
            context.Response.StatusCode = fault;
            return Task.CompletedTask;
        };
        await using var host = await Start(Hi, timeout: 10);
        var ends = await Task.WhenAll(Enumerable.Range(0, 100).Select(async index => (Conversation: $"c{index}", Status: await Ask(host, channel.Address, $"c{index}"))));
        foreach (var (conversation, status) in ends)
        {
            var accepted = channel.Accepted.Count(activity => activity.Conversation?.Id == conversation);
            Assert.Equal((conversation, status == HttpStatusCode.OK ? 1 : 0), (conversation, accepted));
        }
        Assert.True(ends.Count(end => end.Status == HttpStatusCode.OK) > 60);
    }

    private static ValueTask<TurnResult> Hi(Activity activity, CancellationToken cancellationToken) =>
        ValueTask.FromResult(TurnResult.Reply(new Activity { Type = "message", Text = "hi" }));

    private static async ValueTask<TurnResult> Never(Activity activity, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return TurnResult.Nothing;
    }

    private static Task Cut(int number, HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        context.Abort();
        return Task.CompletedTask;
    }

    private static Task<ProtocolHost> Start(BotHandler bot, int timeout = 2) =>
        ProtocolHost.Start(bot, _ => { }, settings: ("Bot:TurnTimeoutSeconds", $"{timeout}"));

    private static async Task<HttpStatusCode> Ask(ProtocolHost host, string serviceUrl, string conversation = "c") =>
        (await host.Send($$$"""{"type":"message","id":"1","channelId":"test","serviceUrl":"{{{serviceUrl}}}","from":{"id":"person"},"conversation":{"id":"{{{conversation}}}"}}""")).Status;

    private sealed record Fault(Func<int, HttpContext, Task> Answer, End End, int Requests = 0, BotHandler? Bot = null, bool EndsCut = false);
}
