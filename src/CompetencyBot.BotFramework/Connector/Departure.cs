using System.Net;
using System.Net.Http.Headers;
using System.Threading.RateLimiting;
using CompetencyBot.BotFramework.Limits;

namespace CompetencyBot.BotFramework.Connector;

/// <summary>
/// The last step of each attempt: waits until the channel's rate for the conversation allows one more request, puts the bot's token on it,
/// and notes that an answer came. A token travels over TLS only.
/// </summary>
internal sealed class Departure(ConversationRate rate, ChannelTokens? tokens) : DelegatingHandler
{
    public static readonly HttpRequestOptionsKey<string> Conversation = new("conversation");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.TryGetValue(Conversation, out var conversation);
        if (tokens is not null && request.RequestUri?.Scheme == Uri.UriSchemeHttps)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.Get(cancellationToken));
        await rate.Wait($"{request.RequestUri?.Authority} {conversation}", cancellationToken);

        var response = await base.SendAsync(request, cancellationToken);
        if (request.Content is Departing message) message.Left = false;
        return response;
    }
}

/// <summary>The content of a message, which knows whether it is out and unanswered: the other side may then have acted on it. Before there is a connection to write it to, it is not.</summary>
internal sealed class Departing(byte[] json) : HttpContent
{
    public bool Left { get; set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Left = true;
        return stream.WriteAsync(json, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = json.Length;
        return true;
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
