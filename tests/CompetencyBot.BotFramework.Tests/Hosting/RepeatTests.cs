using System.Net;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Connector;
using Microsoft.Extensions.DependencyInjection;

namespace CompetencyBot.BotFramework.Tests.Hosting;

/// <summary>Activities that the channel sends again.</summary>
public sealed class RepeatTests
{
    private readonly MovedClock clock = new(DateTimeOffset.UnixEpoch);
    private int turns;

    [Fact]
    public async Task A_message_that_comes_again_is_accepted_and_not_handled_twice()
    {
        await using var host = await Start();
        Assert.Equal(HttpStatusCode.OK, (await host.Send(Message())).Status);
        Assert.Equal((HttpStatusCode.OK, ""), await host.Send(Message()));
        Assert.Equal(1, turns);
    }

    [Fact]
    public async Task One_that_comes_again_while_the_first_is_under_way_waits_for_how_that_ends()
    {
        var goOn = new TaskCompletionSource();
        await using var host = await Start(async () => await goOn.Task);
        var first = host.Send(Message());
        while (turns == 0) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        var second = host.Send(Message());
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        goOn.SetResult();
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [(await first).Status, (await second).Status]);
        Assert.Equal(1, turns);
    }

    [Theory]
    [InlineData("another id", """{"type":"message","id":"2","channelId":"x","conversation":{"id":"c"}}""")]
    [InlineData("another conversation", """{"type":"message","id":"1","channelId":"x","conversation":{"id":"d"}}""")]
    [InlineData("another channel", """{"type":"message","id":"1","channelId":"y","conversation":{"id":"c"}}""")]
    [InlineData("another kind", """{"type":"messageReaction","id":"1","channelId":"x","conversation":{"id":"c"}}""")]
    [InlineData("an edit", """{"type":"messageUpdate","id":"1","channelId":"x","conversation":{"id":"c"}}""")]
    public async Task What_only_looks_alike_is_handled(string difference, string other)
    {
        Assert.NotEmpty(difference);
        await using var host = await Start();
        await host.Send(Message());
        await host.Send(other);
        Assert.Equal(2, turns);
    }

    [Fact]
    public async Task Each_edit_of_a_message_is_handled_once()
    {
        await using var host = await Start();
        foreach (var second in (int[])[1, 1, 2, 3, 3, 2])
            await host.Send($$$"""{"type":"messageUpdate","id":"1","text":"same","timestamp":"2026-01-01T00:00:0{{{second}}}Z","conversation":{"id":"c"}}""");
        Assert.Equal(3, turns);
    }

    [Theory]
    [InlineData("""{"type":"message","conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","id":"1"}""")]
    [InlineData("""{"type":"invoke","name":"n","conversation":{"id":"c"}}""")]
    public async Task Without_an_id_or_a_conversation_every_activity_is_new(string activity)
    {
        await using var host = await Start();
        await host.Send(activity);
        await host.Send(activity);
        Assert.Equal(2, turns);
    }

    [Fact]
    public async Task After_ten_minutes_an_id_is_forgotten()
    {
        await using var host = await Start();
        await host.Send(Message());
        clock.Advance(TimeSpan.FromMinutes(9.9));
        await host.Send(Message());
        Assert.Equal(1, turns);
        clock.Advance(TimeSpan.FromMinutes(0.2));
        await host.Send(Message());
        Assert.Equal(2, turns);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_clock_that_is_moved_changes_nothing_about_that(int days)
    {
        await using var host = await Start();
        await host.Send(Message());
        clock.Wrong = TimeSpan.FromDays(days);
        await host.Send(Message());
        Assert.Equal(1, turns);
        clock.Advance(TimeSpan.FromMinutes(10.1));
        await host.Send(Message());
        Assert.Equal(2, turns);
    }

    [Fact]
    public async Task A_message_that_nothing_could_be_said_to_is_handled_when_it_comes_again()
    {
        var refuses = true;
        var sent = new List<string?>();
        await using var host = await ProtocolHost.Start(
            (_, _) => ValueTask.FromResult(TurnResult.Reply(new Activity { Type = "message", Text = "hi" })),
            activity =>
            {
                sent.Add(activity.Text);
                return refuses ? throw new ConnectorException("refused") : Task.FromResult(new ResourceResponse("1"));
            });
        Assert.Equal(HttpStatusCode.BadGateway, (await host.Send(Message())).Status);
        refuses = false;
        Assert.Equal(HttpStatusCode.OK, (await host.Send(Message())).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.Send(Message())).Status);
        Assert.Equal(3, sent.Count);
        Assert.Equal("hi", sent[2]);
    }

    [Fact]
    public async Task Where_one_of_two_messages_was_shown_neither_is_shown_again()
    {
        var sent = 0;
        await using var host = await ProtocolHost.Start(
            (_, _) => ValueTask.FromResult(new TurnResult([new Activity { Type = "message", Text = "one" }, new Activity { Type = "message", Text = "two" }])),
            _ => ++sent == 1 ? Task.FromResult(new ResourceResponse("1")) : throw new ConnectorException("refused"));
        Assert.Equal(HttpStatusCode.BadGateway, (await host.Send(Message())).Status);
        Assert.Equal(3, sent);
        Assert.Equal(HttpStatusCode.BadGateway, (await host.Send(Message())).Status);
        Assert.Equal(3, sent);
    }

    [Theory]
    [InlineData("""{"type":"invoke","name":"n","id":"1","conversation":{"id":"c"}}""", """{"turn":1}""")]
    [InlineData("""{"type":"message","deliveryMode":"expectReplies","id":"1","conversation":{"id":"c"}}""", """{"activities":[{"type":"message","conversation":{"id":"c"},"replyToId":"1","text":"turn 1"}]}""")]
    public async Task Where_the_response_is_the_answer_the_same_one_is_given_again(string activity, string expected)
    {
        await using var host = await Start();
        Assert.Equal((HttpStatusCode.OK, expected), await host.Send(activity));
        Assert.Equal((HttpStatusCode.OK, expected), await host.Send(activity));
        Assert.Equal(1, turns);
    }

    [Fact]
    public async Task An_invoke_that_comes_again_while_the_first_is_under_way_waits_for_its_answer()
    {
        var goOn = new TaskCompletionSource();
        await using var host = await Start(async () => await goOn.Task);
        var both = Enumerable.Range(0, 2).Select(_ => host.Send(Invoke())).ToArray();
        goOn.SetResult();
        Assert.All(await Task.WhenAll(both), answer => Assert.Equal((HttpStatusCode.OK, """{"turn":1}"""), answer));
    }

    [Fact]
    public async Task An_invoke_that_failed_is_handled_again()
    {
        await using var host = await Start(() => turns == 1 ? throw new InvalidOperationException("broken") : Task.CompletedTask);
        Assert.Equal(HttpStatusCode.InternalServerError, (await host.Send(Invoke())).Status);
        Assert.Equal((HttpStatusCode.OK, """{"turn":2}"""), await host.Send(Invoke()));
    }

    [Fact]
    public async Task An_answer_that_is_no_longer_known_is_found_again()
    {
        await using var host = await Start();
        await host.Send(Invoke());
        for (var index = 0; index < 600; index++) await host.Send(Invoke($"other-{index}"));
        Assert.Equal((HttpStatusCode.OK, """{"turn":602}"""), await host.Send(Invoke()));
    }

    private static string Message() => """{"type":"message","id":"1","channelId":"x","conversation":{"id":"c"}}""";

    private static string Invoke(string id = "1") => $$$"""{"type":"invoke","name":"n","id":"{{{id}}}","conversation":{"id":"c"}}""";

    private Task<ProtocolHost> Start(Func<Task>? before = null) => ProtocolHost.Start(
        async (activity, _) =>
        {
            var turn = Interlocked.Increment(ref turns);
            if (before is not null) await before();
            return activity.Type == ActivityTypes.Invoke
                ? TurnResult.Respond(new InvokeResponse(200, new RawJson(System.Text.Encoding.UTF8.GetBytes($$"""{"turn":{{turn}}}"""))))
                : activity.DeliveryMode is null ? TurnResult.Nothing : TurnResult.Reply(new Activity { Type = "message", Text = $"turn {turn}" });
        },
        services => services.AddSingleton<TimeProvider>(clock),
        settings: ("Bot:MaxTurnsPerConversation", "0"));
}
