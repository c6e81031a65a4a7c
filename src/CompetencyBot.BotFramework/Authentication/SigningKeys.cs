using System.Collections.Frozen;
using CompetencyBot.BotFramework.Limits;
using Microsoft.Extensions.Logging;

namespace CompetencyBot.BotFramework.Authentication;

/// <summary>
/// The keys that an issuer announces. They are asked for when first needed, again after a day, and at once when a token names a key
/// that is not among them, so that a roll-over needs no restart; how often is bounded, whatever callers send.
/// If the issuer cannot be reached, its last keys stay good until they are two days old.
/// </summary>
internal sealed partial class SigningKeys(Uri metadata, KeyDownload download, TimeProvider time, ILogger<SigningKeys> log) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);
    private static readonly TimeSpan Usable = TimeSpan.FromHours(48);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim one = new(1);
    private readonly SlidingLimiter unknownKeys = new([new Allowance(5, TimeSpan.FromMinutes(5))], time);

    private volatile Fetched? fetched;
    private volatile Failure? failure;

    /// <summary>The key of that id.</summary>
    public async ValueTask<KeyOutcome> Find(string keyId)
    {
        var current = fetched;
        if (current is not null && Age(current) < Usable && current.Keys.GetValueOrDefault(keyId) is { } key)
        {
            if (Age(current) >= Fresh && one.CurrentCount > 0) _ = Refresh(current);
            return new KeyOutcome.Found(key);
        }

        // Once the allowance is used up, an unknown key is a bad key, and nobody is asked.
        if (current is null || Age(current) >= Usable || unknownKeys.AttemptAcquire().IsAcquired) current = await Refresh(current);
        if (current is null || Age(current) >= Usable) return new KeyOutcome.Unreachable();
        if (current.Keys.GetValueOrDefault(keyId) is { } found) return new KeyOutcome.Found(found);
        return failure is null ? new KeyOutcome.Unknown() : new KeyOutcome.Unreachable();
    }

    public void Dispose()
    {
        one.Dispose();
        unknownKeys.Dispose();
    }

    /// <summary>Fetches the keys, one request at a time; who waited for another's request takes its result. Answers the newest there are.</summary>
    private async Task<Fetched?> Refresh(Fetched? seen)
    {
        await one.WaitAsync();
        try
        {
            if (fetched != seen || (failure is { } last && time.GetElapsedTime(last.At) < PauseAfterFailure)) return fetched;
            try
            {
                fetched = new Fetched(await download.Fetch(metadata), time.GetTimestamp());
                failure = null;
            }
            catch (KeyDownloadException exception)
            {
                failure = new Failure(time.GetTimestamp());
                LogUnreachable(metadata, exception.Message);
            }
            return fetched;
        }
        finally
        {
            one.Release();
        }
    }

    private TimeSpan Age(Fetched keys) => time.GetElapsedTime(keys.At);

    [LoggerMessage(LogLevel.Error, "The signing keys announced at {metadata} could not be fetched: {reason}")]
    private partial void LogUnreachable(Uri metadata, string reason);

    private sealed record Fetched(FrozenDictionary<string, SigningKey> Keys, long At);

    private sealed record Failure(long At);
}

/// <summary>What came of looking for a key.</summary>
internal abstract record KeyOutcome
{
    private KeyOutcome() { }
    public sealed record Found(SigningKey Key) : KeyOutcome;
    public sealed record Unknown : KeyOutcome;
    public sealed record Unreachable : KeyOutcome;
}
