using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace CompetencyBot.BotFramework.Connector;

/// <summary>Asks the issuer for a new token of the bot's app. Throws <see cref="MsalException"/> when there is none.</summary>
internal delegate Task<AuthenticationResult> TokenRequest(CancellationToken cancellationToken);

/// <summary>
/// The token that the bot's replies carry. However many turns want one, one request is under way at a time; a token is renewed in the
/// background while it is still good, and a failed request is not repeated before <see cref="PauseAfterFailure"/>.
/// </summary>
internal sealed partial class ChannelTokens(TokenRequest request, TimeProvider time, ILogger<ChannelTokens> log)
{
    /// <summary>Long enough to spare the issuer, short enough that a turn which waits can still succeed.</summary>
    public static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan PauseWhileGood = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan UselessBefore = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private Task<Token>? underWay;
    private Token? current;
    private (ChannelTokenException Error, long At)? failure;

    /// <summary>Why the last request failed, if it did; the token before it may still be good.</summary>
    public ChannelTokenException? Problem
    {
        get
        {
            lock (gate) return failure?.Error;
        }
    }

    /// <summary>A token that is good for a minute at least. Throws <see cref="ChannelTokenException"/>.</summary>
    public async ValueTask<string> Get(CancellationToken cancellationToken)
    {
        Task<Token> wanted;
        lock (gate)
        {
            var age = current?.Age(time);
            var good = age < current?.Life - UselessBefore;
            if (good && current is not null && age < current.RenewAfter) return current.Text;

            var pausing = failure is { } last && time.GetElapsedTime(last.At) < (good ? PauseWhileGood : PauseAfterFailure);
            // A new request belongs to nobody: a turn that gives up must not end it for the others.
            if (!pausing) underWay ??= Task.Run(Ask, CancellationToken.None);
            if (good && current is not null) return current.Text;
            if (underWay is null && failure is { } reason) throw reason.Error;
            wanted = underWay ?? Task.FromException<Token>(new ChannelTokenException("There is no token."));
        }
        return (await wanted.WaitAsync(cancellationToken)).Text;
    }

    private async Task<Token> Ask()
    {
        using var limit = new CancellationTokenSource(Longest, time);
        try
        {
            var result = await request(limit.Token).WaitAsync(limit.Token);
            var token = Token.From(result, time);
            lock (gate) (current, failure, underWay) = (token, null, null);
            return token;
        }
#pragma warning disable CA1031 // Whatever went wrong, no reply can be sent; who waits gets the reason and the log gets it once.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var reason = exception switch
            {
                MsalException msal => $"{msal.ErrorCode}: {FirstLine(msal.Message)}",
                OperationCanceledException => "no answer in time",
                _ => exception.Message,
            };
            var error = new ChannelTokenException($"No token for the channel: {reason}");
            LogFailed(reason);
            lock (gate) (failure, underWay) = ((error, time.GetTimestamp()), null);
            throw error;
        }
    }

    private static string FirstLine(string text) => text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? text[..end] : text;

    [LoggerMessage(LogLevel.Error, "No token for the channel, so replies cannot be sent: {reason}")]
    private partial void LogFailed(string reason);

    private sealed record Token(string Text, TimeSpan RenewAfter, TimeSpan Life, DateTimeOffset Got, long At)
    {
        /// <summary>Renewed when the issuer advises it, or else ten minutes before the end, or at half of a short life.</summary>
        public static Token From(AuthenticationResult result, TimeProvider time)
        {
            var now = time.GetUtcNow();
            var life = result.ExpiresOn - now;
            var (latest, half) = (life - RenewBefore, life / 2);
            return new Token(result.AccessToken, result.AuthenticationResultMetadata?.RefreshOn - now ?? (latest > half ? latest : half), life, now, time.GetTimestamp());
        }

        /// <summary>By the clock that says more: one can be set back, the other stands still while the machine sleeps.</summary>
        public TimeSpan Age(TimeProvider time)
        {
            var (elapsed, byTheWall) = (time.GetElapsedTime(At), time.GetUtcNow() - Got);
            return elapsed > byTheWall ? elapsed : byTheWall;
        }
    }
}

/// <summary>There is no token, so a reply cannot be sent.</summary>
internal sealed class ChannelTokenException(string message) : Exception(message);
