using System.Threading.RateLimiting;

namespace CompetencyBot.BotFramework.Limits;

/// <summary>
/// A <see cref="SlidingLimiter"/> for each of many places. The limiter that .NET has for this looks at all of them ten times a second
/// to find those that are idle; here everyone who asks looks at two, so that places are forgotten as fast as others come.
/// </summary>
/// <param name="placeOf">The place that a resource belongs to; null for one without a limit.</param>
/// <param name="allowances">What each place may do.</param>
/// <param name="time">The clock.</param>
internal sealed class SlidingLimiters<TResource>(Func<TResource, Fingerprint?> placeOf, IReadOnlyList<Allowance> allowances, TimeProvider time) : PartitionedRateLimiter<TResource>
{
    private const int LookedAt = 2;

    private readonly Lock gate = new();
    private readonly Dictionary<Fingerprint, SlidingLimiter> limiters = [];
    private readonly Queue<Fingerprint> round = new();

    /// <summary>How many places are remembered.</summary>
    public int Count
    {
        get
        {
            lock (gate) return limiters.Count;
        }
    }

    public override RateLimiterStatistics? GetStatistics(TResource resource) => null;

    protected override RateLimitLease AttemptAcquireCore(TResource resource, int permitCount)
    {
        if (placeOf(resource) is not { } place) return SlidingLimiter.Given;
        // The permit is taken under the lock: a place must not be forgotten between.
        lock (gate)
        {
            ForgetIdle();
            return Of(place).AttemptAcquire(permitCount);
        }
    }

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(TResource resource, int permitCount, CancellationToken cancellationToken)
    {
        while (true)
        {
            var lease = AttemptAcquireCore(resource, permitCount);
            if (!lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)) return lease;
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private SlidingLimiter Of(Fingerprint place)
    {
        if (limiters.TryGetValue(place, out var known)) return known;
        round.Enqueue(place);
        return limiters[place] = new SlidingLimiter(allowances, time);
    }

    private void ForgetIdle()
    {
        for (var looked = 0; looked < LookedAt && round.TryDequeue(out var place); looked++)
        {
            if (limiters[place].IdleDuration is null) round.Enqueue(place);
            else limiters.Remove(place);
        }
    }
}
