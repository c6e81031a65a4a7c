using System.Net;
using System.Net.Http.Headers;
using CompetencyBot.BotFramework.Limits;

namespace CompetencyBot.BotFramework.Connector;

/// <summary>
/// The last step of each attempt: waits until the channel's rate for the conversation allows one more request, puts the bot's token on it,
/// and notes that an answer came. A token travels over TLS only.
/// </summary>
internal sealed class Departure(ConversationRate rate, ChannelTokens? tokens) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = request.Content as Departing;
        if (tokens is not null && request.RequestUri?.Scheme == Uri.UriSchemeHttps)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.Get(cancellationToken));
        await rate.Wait(request.RequestUri?.Authority, message?.Conversation, cancellationToken);

        var response = await base.SendAsync(request, cancellationToken);
        if (message is not null) message.Left = false;
        return response;
    }
}

/// <summary>The content of a message, which knows whether it is out and unanswered: the other side may then have acted on it. Before there is a connection to write it to, it is not.</summary>
/// <param name="json">The message.</param>
/// <param name="conversation">The id of the conversation that it goes to.</param>
internal sealed class Departing(byte[] json, string? conversation) : HttpContent
{
    public string? Conversation => conversation;

    public bool Left { get; set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Left = true;
        // So that the handler writes the head by itself, not with as much of the body as its buffer takes: WholeRequests joins the two.
        await stream.FlushAsync(cancellationToken);
        await stream.WriteAsync(json, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = json.Length;
        return true;
    }
}

/// <summary>What the channel takes of one bot in one conversation. Conversations that are quiet are forgotten as others are written to.</summary>
internal sealed class ConversationRate(TimeProvider time) : IDisposable
{
    private static readonly Allowance[] Allowances =
    [
        new(7, TimeSpan.FromSeconds(1)),
        new(8, TimeSpan.FromSeconds(2)),
        new(60, TimeSpan.FromSeconds(30)),
    ];

    private readonly SlidingLimiters<Fingerprint> limiters = new(conversation => conversation, Allowances, time);

    /// <param name="service">The channel's host.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask Wait(string? service, string? conversation, CancellationToken cancellationToken)
    {
        using var _ = await limiters.AcquireAsync(Fingerprint.Of(service, conversation), 1, cancellationToken);
    }

    public void Dispose() => limiters.Dispose();
}
