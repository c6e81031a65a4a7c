using System.Net;
using CompetencyBot.BotFramework.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace CompetencyBot.BotFramework.Connector;

/// <summary>
/// Which requests to the channel are tried again: those that it answered with a status that says it did not take them, and those that
/// found nobody to connect to.
/// After a timeout or a cut connection the message may have arrived, so it is not sent again.
/// </summary>
internal static class Retries
{
    /// <param name="time">The clock.</param>
    /// <param name="longestWait">If the channel asks to wait longer, the turn would be over, so its refusal stands.</param>
    /// <param name="metrics">Counts the retries.</param>
    public static HttpRetryStrategyOptions Options(TimeProvider time, TimeSpan longestWait, TurnMetrics metrics) => new()
    {
        MaxRetryAttempts = 5,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromMilliseconds(400),
        MaxDelay = TimeSpan.FromSeconds(4),
        ShouldRetryAfterHeader = false,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
        {
            { Result: { } response } => IsWorthAnother(response, time, longestWait),
            { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } } => true,
            // How it is told that a connection took too long to come about.
            { Exception: OperationCanceledException { InnerException: TimeoutException } } => !arguments.Context.CancellationToken.IsCancellationRequested,
            _ => false,
        }),
        OnRetry = arguments =>
        {
            metrics.Retried((int)(arguments.Outcome.Result?.StatusCode ?? 0));
            return default;
        },
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } response ? WaitAskedFor(response, time) : null),
    };

    private static bool IsWorthAnother(HttpResponseMessage response, TimeProvider time, TimeSpan longestWait) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
        && !(WaitAskedFor(response, time) >= longestWait);

    /// <summary>What <c>Retry-After</c> says, in seconds or as a date by the channel's clock; null if it says nothing or now.</summary>
    private static TimeSpan? WaitAskedFor(HttpResponseMessage response, TimeProvider time)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date is { } date ? date - (response.Headers.Date ?? time.GetUtcNow()) : null);
        return wait > TimeSpan.Zero ? wait : null;
    }
}
