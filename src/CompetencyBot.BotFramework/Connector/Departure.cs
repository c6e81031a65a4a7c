using System.Net.Http.Headers;
using System.Threading.RateLimiting;
using CompetencyBot.BotFramework.Limits;

namespace CompetencyBot.BotFramework.Connector;

/// <summary>
/// The last step of each attempt: waits until the channel's rate for the conversation allows one more request, puts the bot's token on it,
/// and notes that it left. A token travels over TLS only.
/// </summary>
internal sealed class Departure(ConversationRate rate, ChannelTokens? tokens) : DelegatingHandler
{
    public static readonly HttpRequestOptionsKey<string> Conversation = new("conversation");

    private static readonly HttpRequestOptionsKey<bool> Left = new("left");

    /// <summary>True while a request is out and unanswered: the other side may have acted on it.</summary>
    public static bool HasLeft(HttpRequestMessage request) => request.Options.TryGetValue(Left, out var left) && left;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.TryGetValue(Conversation, out var conversation);
        if (tokens is not null && request.RequestUri?.Scheme == Uri.UriSchemeHttps)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.Get(cancellationToken));
        await rate.Wait($"{request.RequestUri?.Authority} {conversation}", cancellationToken);

        request.Options.Set(Left, true);
        var response = await base.SendAsync(request, cancellationToken);
        request.Options.Set(Left, false);
        return response;
    }
}

/// <summary>What the channel takes of one bot in one conversation. Conversations that are quiet for a while take no memory.</summary>
internal sealed class ConversationRate(TimeProvider time) : IDisposable
{
    private static readonly Allowance[] Allowances =
    [
        new(7, TimeSpan.FromSeconds(1)),
        new(8, TimeSpan.FromSeconds(2)),
        new(60, TimeSpan.FromSeconds(30)),
    ];

    private readonly PartitionedRateLimiter<Fingerprint> limiter =
        PartitionedRateLimiter.Create<Fingerprint, Fingerprint>(conversation => RateLimitPartition.Get(conversation, _ => new SlidingLimiter(Allowances, time)));

    public async ValueTask Wait(string conversation, CancellationToken cancellationToken)
    {
        using var _ = await limiter.AcquireAsync(Fingerprint.Of(conversation), 1, cancellationToken);
    }

    public void Dispose() => limiter.Dispose();
}
