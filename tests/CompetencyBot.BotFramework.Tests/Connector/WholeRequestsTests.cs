using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Connector;

namespace CompetencyBot.BotFramework.Tests.Connector;

public sealed class WholeRequestsTests
{
    [Fact]
    public async Task A_message_leaves_in_one_write_with_its_head_whatever_its_size()
    {
        await using var connection = new Connection();
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(connection),
            PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(new WholeRequests(context.PlaintextStream)),
        };
        using var http = new HttpMessageInvoker(handler);
        var client = new ConnectorClient(http, new ServiceAddresses(AllowLoopbackHttp: true));
        string[] texts = ["short", new('m', 5_000), new('l', 50_000), "short again"];

        foreach (var text in texts) Assert.Equal("42", (await client.Send(Message(text), TestContext.Current.CancellationToken)).Id);

        Assert.Equal(texts.Length, connection.Writes.Count);
        Assert.All(texts.Zip(connection.Writes), sent =>
        {
            var (head, body) = sent.Second.Split("\r\n\r\n") is [var first, var rest] ? (first, rest) : throw new InvalidOperationException("A request is a head and a body.");
            Assert.StartsWith("POST /v3/conversations/c/activities HTTP/1.1\r\n", head);
            Assert.Contains($"\r\nContent-Length: {body.Length}", head);
            Assert.Contains($"\"text\":\"{sent.First}\"", body);
            Assert.EndsWith("}", body);
        });
    }

    private static Activity Message(string text) => new()
    {
        Type = "message", ServiceUrl = "http://127.0.0.1", Conversation = new ConversationAccount { Id = "c" }, Text = text,
    };

    /// <summary>A connection whose other side answers when a body has ended.</summary>
    private sealed class Connection : MemoryStream
    {
        private readonly Pipe answers = new();

        public ConcurrentQueue<string> Writes { get; } = new();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes.Enqueue(Encoding.UTF8.GetString(buffer.Span));
            if (buffer.Span.EndsWith("}"u8)) await answers.Writer.WriteAsync("HTTP/1.1 201 Created\r\nContent-Length: 11\r\n\r\n{\"id\":\"42\"}"u8.ToArray(), cancellationToken);
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => answers.Reader.AsStream(leaveOpen: true).ReadAsync(buffer, cancellationToken);
    }
}
