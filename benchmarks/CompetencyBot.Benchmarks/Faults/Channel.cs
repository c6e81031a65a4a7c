using System.Text;
using System.Text.Json;

namespace CompetencyBot.Benchmarks.Faults;

/// <summary>The channel's side: posts questions, some of them twice, and sends again what did not go well.</summary>
internal sealed class Channel(Uri messages, FaultyConnector connector, FaultPlan plan, TimeProvider time) : IDisposable
{
    private const int MostTries = 4;
    private const int MostUnanswered = 60;

    /// <summary>As long as Teams waits for a bot.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan BeforeAgain = TimeSpan.FromSeconds(0.5);

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 2_000 }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Posts a question until it is accepted or the channel gives up, and its duplicates.</summary>
    public async Task Ask(PostedQuestion question)
    {
        connector.Questions[question.Id] = question;
        var random = Fault.Chance(plan.Seed, question.Number);
        var together = random.Next(10) == 0 ? random.Next(1, 4) : 0;
        var afterwards = random.Next(10) == 0 ? random.Next(1, 3) : 0;
        await Task.WhenAll(Enumerable.Range(0, 1 + together).Select(index => index == 0 ? Deliver(question) : Post(question)));
        for (; afterwards > 0; afterwards--) await Post(question);
    }

    public void Dispose() => http.Dispose();

    private async Task Deliver(PostedQuestion question)
    {
        var (errors, unanswered) = (0, 0);
        while (await Post(question) is var status && status is 0 or >= 500 && (status == 0 ? ++unanswered < MostUnanswered : ++errors < MostTries)) await Task.Delay(BeforeAgain, time);
    }

    private async Task<int> Post(PostedQuestion question)
    {
        var status = 0;
        var begun = time.GetTimestamp();
        try
        {
            using var limit = new CancellationTokenSource(Patience, time);
            using var content = new StringContent(Activity(question), Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(messages, content, limit.Token);
            status = (int)response.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            // No response: the channel knows no more than that.
        }
        question.Posts.Enqueue(new Post(status, begun, time.GetTimestamp()));
        return status;
    }

    private string Activity(PostedQuestion question) => JsonSerializer.Serialize(new
    {
        type = "message",
        id = question.Id,
        channelId = "msteams",
        serviceUrl = connector.Address,
        text = question.Text,
        locale = question.Locale,
        from = new { id = "person" },
        recipient = new { id = "bot" },
        conversation = new { id = question.Conversation, conversationType = "personal" },
    });
}
