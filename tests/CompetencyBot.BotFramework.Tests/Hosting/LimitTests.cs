using System.Net;
using System.Net.Sockets;
using System.Text;
using CompetencyBot.BotFramework.Activities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CompetencyBot.BotFramework.Tests.Hosting;

/// <summary>How much at once, from one place, how slowly, and what happens at the end.</summary>
public sealed class LimitTests
{
    private readonly MovedClock clock = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task So_many_turns_run_at_once_a_few_wait_and_the_rest_are_asked_to_come_again()
    {
        var goOn = new TaskCompletionSource();
        var running = 0;
        await using var host = await ProtocolHost.Start(
            async (_, _) =>
            {
                Interlocked.Increment(ref running);
                await goOn.Task;
                return TurnResult.Nothing;
            },
            settings: ("Bot:MaxConcurrentTurns", "8"));

        var turns = Enumerable.Range(0, 12).Select(_ => host.Respond("""{"type":"message"}""")).ToList();
        await Until(() => turns.Count(turn => turn.IsCompleted) == 2);
        Assert.Equal(8, running);
        foreach (var turn in turns.Where(turn => turn.IsCompleted).ToList())
        {
            using var refused = await turn;
            Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(1)), (refused.StatusCode, refused.Headers.RetryAfter?.Delta));
            turns.Remove(turn);
        }
        goOn.SetResult();
        foreach (var turn in turns)
        {
            using var response = await turn;
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task What_was_refused_for_want_of_room_is_handled_when_it_comes_again()
    {
        var goOn = new TaskCompletionSource();
        await using var host = await ProtocolHost.Start(
            async (activity, _) =>
            {
                if (activity.Id is null) await goOn.Task;
                return TurnResult.Respond(new InvokeResponse(418));
            },
            settings: ("Bot:MaxConcurrentTurns", "1"));
        // One runs, one waits, and as soon as one is refused there is no place left.
        var others = Enumerable.Range(0, 3).Select(_ => host.Send("""{"type":"invoke"}""")).ToArray();
        await Until(() => others.Any(other => other.IsCompleted));
        const string Activity = """{"type":"invoke","id":"1","conversation":{"id":"c"}}""";
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.Send(Activity)).Status);
        goOn.SetResult();
        await Task.WhenAll(others);
        Assert.Equal(418, (int)(await host.Send(Activity)).Status);
    }

    [Fact]
    public async Task A_conversation_that_sends_too_much_is_slowed_down_and_no_other()
    {
        await using var host = await Start(("Bot:MaxTurnsPerConversation", "5"));
        for (var index = 0; index < 5; index++) Assert.Equal(HttpStatusCode.OK, (await host.Send(In("c"))).Status);
        clock.Advance(TimeSpan.FromSeconds(3.5));
        using (var refused = await host.Respond(In("c")))
            Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(7)), (refused.StatusCode, refused.Headers.RetryAfter?.Delta));
        Assert.Equal(HttpStatusCode.OK, (await host.Send(In("d"))).Status);
        clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(HttpStatusCode.OK, (await host.Send(In("c"))).Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_clock_that_is_moved_neither_opens_nor_closes_the_door(int days)
    {
        await using var host = await Start(("Bot:MaxTurnsPerConversation", "5"));
        for (var index = 0; index < 5; index++) await host.Send(In("c"));
        clock.Wrong = TimeSpan.FromDays(days);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await host.Send(In("c"))).Status);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, (await host.Send(In("c"))).Status);
    }

    [Fact]
    public async Task A_tenant_that_sends_too_much_is_slowed_down_and_no_other()
    {
        await using var host = await Start(("Bot:MaxTurnsPerTenant", "5"));
        for (var index = 0; index < 5; index++) Assert.Equal(HttpStatusCode.OK, (await host.Send(In($"c{index}", "t"))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await host.Send(In("c9", "t"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.Send(In("c9", "u"))).Status);
    }

    [Fact]
    public async Task A_body_that_stops_coming_is_given_up_on_a_real_connection()
    {
        await using var host = await ProtocolHost.Start(
            (_, _) => ValueTask.FromResult(TurnResult.Nothing), settings: [("Urls", "http://127.0.0.1:0"), ("Bot:TurnTimeoutSeconds", "1")]);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, host.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync("POST /api/messages HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(int.MaxValue)]
    public async Task A_body_is_read_whole_however_much_of_it_comes_with_its_headers(int first)
    {
        var texts = new List<string?>();
        await using var host = await ProtocolHost.Start(
            (activity, _) =>
            {
                texts.Add(activity.Text);
                return ValueTask.FromResult(TurnResult.Nothing);
            },
            settings: ("Urls", "http://127.0.0.1:0"));
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, host.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        for (var turn = 0; turn < 3; turn++)
        {
            var body = $$"""{"type":"message","id":"{{turn}}","text":"question {{turn}}","conversation":{"id":"c"} }""";
            var cut = Math.Min(first, body.Length);
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body[..cut]}"),
                TestContext.Current.CancellationToken);
            if (cut < body.Length)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(body[cut..]), TestContext.Current.CancellationToken);
            }
            Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { Length: > 0 }) { }
        }
        Assert.Equal(["question 0", "question 1", "question 2"], texts);
    }

    [Fact]
    public async Task A_caller_that_hangs_up_does_not_end_the_turn()
    {
        var (started, goOn, sent) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await ProtocolHost.Start(
            async (_, _) =>
            {
                started.SetResult();
                await goOn.Task;
                return TurnResult.Reply(new Activity { Type = "message" });
            },
            _ =>
            {
                sent.SetResult();
                return Task.FromResult(new ResourceResponse("1"));
            },
            settings: ("Urls", "http://127.0.0.1:0"));
        using (var client = new HttpClient { BaseAddress = host.Address })
        {
            using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var request = client.PostAsync("/api/messages", Json("""{"type":"message"}"""), hangUp.Token);
            await started.Task;
            await hangUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        }
        goOn.SetResult();
        await sent.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_turn_that_runs_when_the_program_is_told_to_stop_is_let_to_its_end()
    {
        var (started, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await ProtocolHost.Start(
            async (_, _) =>
            {
                started.SetResult();
                await goOn.Task;
                return TurnResult.Respond(new InvokeResponse(200, new RawJson("7"u8.ToArray())));
            },
            settings: [("Urls", "http://127.0.0.1:0"), ("Bot:TurnTimeoutSeconds", "12")]);
        Assert.True(host.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout >= TimeSpan.FromSeconds(15));
        using var client = new HttpClient { BaseAddress = host.Address };
        var request = client.PostAsync("/api/messages", Json("""{"type":"invoke"}"""), TestContext.Current.CancellationToken);
        await started.Task;
        var stop = host.Stop();
        await Pause();
        Assert.False(stop.IsCompleted);
        goOn.SetResult();
        using var response = await request;
        Assert.Equal("7", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await stop;
    }

    [Fact]
    public async Task A_client_that_only_looks_is_told_which_method_to_use()
    {
        await using var host = await Start();
        using var response = await host.Respond("", method: HttpMethod.Head);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    private static string In(string conversation, string tenant = "") => $$$"""{"type":"message","conversation":{"id":"{{{conversation}}}","tenantId":"{{{tenant}}}"}}""";

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task Until(Func<bool> holds)
    {
        while (!holds()) await Pause();
    }

    private static Task Pause() => Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);

    private Task<ProtocolHost> Start(params (string Name, string Value)[] settings) => ProtocolHost.Start(
        (_, _) => ValueTask.FromResult(TurnResult.Nothing), services => services.AddSingleton<TimeProvider>(clock), settings: settings);
}
