using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Connector;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CompetencyBot.BotFramework.Tests.Connector;

/// <summary>When requests to the channel go out.</summary>
public sealed class PaceTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly FakeServer channel = new();

    public void Dispose() => channel.Dispose();

    [Theory]
    [InlineData("4")]
    [InlineData("Sun, 01 Mar 2026 12:00:04 GMT")]
    public async Task The_channel_says_in_seconds_or_as_a_date_how_long_to_wait(string retryAfter)
    {
        var times = new ConcurrentQueue<DateTimeOffset>();
        channel.Answer = (_, _) =>
        {
            times.Enqueue(clock.GetUtcNow());
            var response = new HttpResponseMessage(times.Count == 1 ? HttpStatusCode.TooManyRequests : HttpStatusCode.Created);
            if (times.Count == 1) response.Headers.RetryAfter = RetryConditionHeaderValue.Parse(retryAfter);
            return Task.FromResult(response);
        };
        await using var host = await Start();
        await Through(host.Send(Message("c")));
        Assert.Equal(2, times.Count);
        // A date is a moment, a number a stretch from the answer on.
        var from = retryAfter.Length > 1 ? new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) : times.First();
        Assert.InRange((times.Last() - from).TotalSeconds, 4, 9);
    }

    /// <summary>A date to wait for is read by the clock of the channel that named it.</summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_clock_that_is_wrong_does_not_change_how_long_that_is(int hours)
    {
        var times = new ConcurrentQueue<DateTimeOffset>();
        channel.Answer = (_, _) =>
        {
            times.Enqueue(clock.GetUtcNow());
            var response = new HttpResponseMessage(times.Count == 1 ? HttpStatusCode.TooManyRequests : HttpStatusCode.Created);
            response.Headers.Date = clock.GetUtcNow() - TimeSpan.FromHours(hours);
            if (times.Count == 1) response.Headers.RetryAfter = new RetryConditionHeaderValue(response.Headers.Date.Value + TimeSpan.FromSeconds(4));
            return Task.FromResult(response);
        };
        await using var host = await Start();
        await Through(host.Send(Message("c")));
        Assert.Equal(2, times.Count);
        Assert.InRange((times.Last() - times.First()).TotalSeconds, 3, 9);
    }

    [Fact]
    public async Task Tries_come_further_and_further_apart_and_not_all_turns_at_the_same_moments()
    {
        var times = new ConcurrentDictionary<string, ConcurrentQueue<DateTimeOffset>>();
        channel.Answer = (request, _) =>
        {
            times.GetOrAdd(request.Address.Segments[3], _ => new()).Enqueue(clock.GetUtcNow());
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadGateway));
        };
        await using var host = await Start();
        await Through(Task.WhenAll(Enumerable.Range(0, 20).Select(index => host.Send(Message($"c{index}")))));
        var seconds = times.Values.Select(sends => (sends.ElementAt(3) - sends.First()).TotalSeconds).ToList();
        Assert.All(seconds, span => Assert.InRange(span, 0.3, 8));
        Assert.True(seconds.Distinct().Count() > 5);
        Assert.All(times.Values, sends => Assert.True(sends.Last() - sends.First() < TimeSpan.FromSeconds(13.5)));
    }

    [Fact]
    public async Task A_conversation_gets_no_more_than_the_channel_takes_and_others_do_not_wait_for_it()
    {
        var times = new ConcurrentDictionary<string, ConcurrentQueue<DateTimeOffset>>();
        channel.Answer = (request, _) =>
        {
            times.GetOrAdd(request.Address.Segments[3], _ => new()).Enqueue(clock.GetUtcNow());
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Created));
        };
        await using var host = await Start();
        var busy = Enumerable.Range(0, 20).Select(_ => host.Send(Message("busy"))).ToArray();
        var quiet = await host.Send(Message("quiet"));
        Assert.Equal(HttpStatusCode.OK, quiet.Status);
        await Through(Task.WhenAll(busy));
        Assert.All(busy, turn => Assert.Equal(HttpStatusCode.OK, turn.Result.Status));

        var sends = times["busy/"].Order().ToList();
        Assert.Equal(20, sends.Count);
        for (var index = 7; index < sends.Count; index++) Assert.True(sends[index] - sends[index - 7] >= TimeSpan.FromSeconds(1));
        for (var index = 8; index < sends.Count; index++) Assert.True(sends[index] - sends[index - 8] >= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_reply_that_would_have_to_wait_beyond_its_turn_is_given_up()
    {
        channel.Answer = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.Created));
        await using var host = await Start();
        var turns = Enumerable.Range(0, 100).Select(_ => host.Send(Message("busy"))).ToArray();
        await Through(Task.WhenAll(turns));
        Assert.Equal(turns.Count(turn => turn.Result.Status == HttpStatusCode.OK), channel.Requests.Count);
        Assert.Contains(turns, turn => turn.Result.Status == HttpStatusCode.BadGateway);
    }

    private static string Message(string conversation) =>
        $$$"""{"type":"message","channelId":"test","serviceUrl":"https://channel.example","conversation":{"id":"{{{conversation}}}"}}""";

    private async Task Through(Task end)
    {
        while (!end.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromMilliseconds(20));
        }
        await end;
    }

    private Task<ProtocolHost> Start() => ProtocolHost.Start(
        (_, _) => ValueTask.FromResult(TurnResult.Reply(new Activity { Type = "message", Text = "hi" })),
        services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddHttpClient(nameof(IConnectorClient)).ConfigurePrimaryHttpMessageHandler(() => channel);
        });
}
