using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CompetencyBot.Benchmarks.Load;

/// <summary>The channel's side on loopback: takes replies, and tells those that belong to an open turn from those that do not.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    /// <summary>Bytes of the largest reply taken; the channel itself takes 80 KB.</summary>
    private const int LargestReply = 100 * 1024;

    private readonly WebApplication application;
    private readonly ConcurrentDictionary<string, Turn> open = new(StringComparer.Ordinal);
    private int strays;

    private FakeConnector(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port));
        application = builder.Build();
        application.Run(Take);
        Address = $"http://127.0.0.1:{port}/";
    }

    /// <summary>What activities have as <c>serviceUrl</c>.</summary>
    public string Address { get; }

    /// <summary>Replies so far that belong to no open turn, come a second time, stand in another conversation or hold no card.</summary>
    public int Strays => Volatile.Read(ref strays);

    public static async Task<FakeConnector> Start(int port)
    {
        var connector = new FakeConnector(port);
        await connector.application.StartAsync();
        return connector;
    }

    public void Expect(Turn turn) => open[turn.Id] = turn;

    public void Close(Turn turn) => open.TryRemove(turn.Id, out _);

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LargestReply);
        try
        {
            var (length, read) = (0, 0);
            while ((read = await context.Request.Body.ReadAsync(buffer.AsMemory(length))) > 0) length += read;
            if (!Arrived(context.Request, buffer.AsSpan(0, length))) Interlocked.Increment(ref strays);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Id.Length;
        await context.Response.Body.WriteAsync(Id);
    }

    /// <summary>The address of a reply is <c>/v3/conversations/{conversation}/activities/{turn}</c>.</summary>
    private bool Arrived(HttpRequest request, ReadOnlySpan<byte> reply) =>
        request.Method == HttpMethods.Post
        && request.Path.Value?.Split('/') is [_, "v3", "conversations", var conversation, "activities", var id]
        && open.TryGetValue(id, out var turn)
        && turn.Conversation == conversation
        && reply.IndexOf("application/vnd.microsoft.card.adaptive"u8) >= 0
        && turn.Arrive(reply);

    private static readonly byte[] Id = "{\"id\":\"1\"}"u8.ToArray();
}
