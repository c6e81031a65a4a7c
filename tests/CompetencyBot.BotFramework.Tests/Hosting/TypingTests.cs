using System.Collections.Concurrent;
using System.Net;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Connector;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CompetencyBot.BotFramework.Tests.Hosting;

/// <summary>A person who waits sees that the bot is at work.</summary>
public sealed class TypingTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly TaskCompletionSource goOn = new();
    private readonly ConcurrentQueue<Activity> sent = new();

    [Fact]
    public async Task An_answer_that_takes_longer_than_two_seconds_is_preceded_by_typing()
    {
        await using var host = await Start();
        var turn = host.Send("""{"type":"message","id":"7","from":{"id":"person"},"conversation":{"id":"c"}}""");
        await Pass(TimeSpan.FromSeconds(1.9));
        Assert.Empty(sent);
        await UntilSent();
        goOn.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await turn).Status);
        Assert.Equal(["typing", "message"], sent.Select(activity => activity.Type));
        Assert.Equal(("person", "c", "7"), (sent.First().Recipient?.Id, sent.First().Conversation?.Id, sent.First().ReplyToId));
    }

    [Fact]
    public async Task A_quick_answer_is_not()
    {
        await using var host = await Start();
        goOn.SetResult();
        await host.Send("""{"type":"message"}""");
        await Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(["message"], sent.Select(activity => activity.Type));
    }

    [Theory]
    [InlineData("""{"type":"invoke"}""")]
    [InlineData("""{"type":"conversationUpdate"}""")]
    [InlineData("""{"type":"message","deliveryMode":"expectReplies"}""")]
    public async Task Where_nobody_waits_for_a_message_there_is_none(string activity)
    {
        await using var host = await Start();
        var turn = host.Send(activity);
        await Pass(TimeSpan.FromSeconds(3));
        goOn.SetResult();
        await turn;
        Assert.DoesNotContain(sent, activity => activity.Type == "typing");
    }

    [Fact]
    public async Task Typing_that_cannot_be_sent_is_nobodys_concern()
    {
        await using var host = await Start(refuseTyping: true);
        var turn = host.Send("""{"type":"message"}""");
        await UntilSent();
        goOn.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await turn).Status);
        Assert.Empty(host.Log.Lines);
    }

    private async Task UntilSent()
    {
        for (var step = 0; step < 50 && sent.IsEmpty; step++) await Pass(TimeSpan.FromSeconds(0.1));
    }

    private async Task Pass(TimeSpan span)
    {
        // The turn needs a moment to begin to wait.
        await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        clock.Advance(span);
        await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private Task<ProtocolHost> Start(bool refuseTyping = false) => ProtocolHost.Start(
        async (_, _) =>
        {
            await goOn.Task;
            return TurnResult.Reply(new Activity { Type = "message", Text = "hi" });
        },
        services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton<IConnectorClient>(new Keeping(sent, refuseTyping));
        });

    private sealed class Keeping(ConcurrentQueue<Activity> sent, bool refuseTyping) : IConnectorClient
    {
        public Task<ResourceResponse> Send(Activity activity, CancellationToken cancellationToken)
        {
            sent.Enqueue(activity);
            return refuseTyping && activity.Type == "typing" ? throw new ConnectorException("refused") : Task.FromResult(new ResourceResponse("1"));
        }
    }
}
