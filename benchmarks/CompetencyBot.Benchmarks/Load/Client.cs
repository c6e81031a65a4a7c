using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace CompetencyBot.Benchmarks.Load;

/// <summary>How one turn ended. Times are ticks of <see cref="Stopwatch"/> since the message was sent.</summary>
internal readonly record struct TurnTimes(long ToCard, long ToEnd);

/// <summary>Sends a bot messages as Teams words them, and waits for both the answer to the request and the card.</summary>
internal sealed class Client(FakeConnector connector, Uri endpoint) : IDisposable
{
    /// <summary>
    /// Messages go round so many conversations, and these belong to so many tenants, that a bot's limits for one of them stay out of
    /// the way: 20,000 turns a second are 60 in thirty seconds in each conversation, and 2,000 in ten seconds in each tenant.
    /// </summary>
    private const int Conversations = 10_000;

    private const int Tenants = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A bot may remember the ids of an earlier run and take a message for one that comes again.</summary>
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];

    private static int last;

    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null }) { Timeout = Patience };

    /// <summary>One turn; null if it went wrong.</summary>
    public async Task<TurnTimes?> Ask(string question)
    {
        var (turn, times) = await Ask(question, keepsReply: false);
        return turn is null ? null : times;
    }

    /// <summary>The reply to a question as it was sent; null if the turn went wrong.</summary>
    public async Task<byte[]?> ReplyTo(string question) => (await Ask(question, keepsReply: true)).Turn?.Reply;

    public void Dispose() => http.Dispose();

    private async Task<(Turn? Turn, TurnTimes Times)> Ask(string question, bool keepsReply)
    {
        var number = Interlocked.Increment(ref last);
        var conversation = number % Conversations;
        var turn = new Turn($"{Run}-{number}", $"c{conversation}", keepsReply);
        using var content = new ByteArrayContent(Message(turn, question, conversation % Tenants)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        connector.Expect(turn);
        try
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await http.PostAsync(endpoint, content);
            if (!response.IsSuccessStatusCode) return default;
            if (!turn.Card.IsCompleted) await turn.Card.WaitAsync(Patience);
            return (turn, new TurnTimes(turn.ArrivedAt - start, Stopwatch.GetTimestamp() - start));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or TimeoutException)
        {
            return default;
        }
        finally
        {
            connector.Close(turn);
        }
    }

    private byte[] Message(Turn turn, string question, int tenant) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "message",
        id = turn.Id,
        timestamp = "2026-01-05T14:00:00.000Z",
        serviceUrl = connector.Address,
        channelId = "msteams",
        from = new { id = $"29:{turn.Conversation}", name = "Staff", aadObjectId = "00000000-0000-0000-0000-000000000001" },
        conversation = new { conversationType = "personal", tenantId = $"tenant-{tenant}", id = turn.Conversation },
        recipient = new { id = "28:bot", name = "Competency Bot" },
        textFormat = "plain",
        text = question,
        locale = "en-CA",
        entities = new[] { new { type = "clientInfo", locale = "en-CA", country = "CA", platform = "Web" } },
        channelData = new { tenant = new { id = $"tenant-{tenant}" } },
    });
}
