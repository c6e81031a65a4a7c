using System.Threading.RateLimiting;

namespace CompetencyBot.BotFramework.Limits;

/// <summary>At most so many in any stretch of that length.</summary>
internal readonly record struct Allowance(int Permits, TimeSpan Length);

/// <summary>
/// Keeps every one of several allowances exactly, at any moment and not only from one clock tick to the next.
/// Waiting is not first come, first served.
/// </summary>
internal sealed class SlidingLimiter(IReadOnlyList<Allowance> allowances, TimeProvider time) : RateLimiter
{
    /// <summary>A permit given, of which there is nothing to tell.</summary>
    public static RateLimitLease Given { get; } = new Lease(null);

    private readonly Lock gate = new();
    private readonly int most = allowances.Max(allowance => allowance.Permits);
    private readonly TimeSpan longest = allowances.Max(allowance => allowance.Length);
    /// <summary>When permits were given, newest last; no more than the largest allowance needs.</summary>
    private readonly Ring given = new();

    /// <summary>When this limiter is of no more use.</summary>
    private long idleFrom = time.GetTimestamp();

    /// <summary>Known once nothing given counts any more; the place that this limiter stands for may then be forgotten.</summary>
    public override TimeSpan? IdleDuration => time.GetElapsedTime(Volatile.Read(ref idleFrom)) is var idle && idle >= TimeSpan.Zero ? idle : null;

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => TryTake() is { } wait ? new Lease(wait) : Given;

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        while (TryTake() is { } wait) await Task.Delay(wait, time, cancellationToken);
        return Given;
    }

    /// <summary>Takes one permit; or answers how long until there can be one.</summary>
    private TimeSpan? TryTake()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var wait = TimeSpan.Zero;
            foreach (var (permits, length) in allowances)
            {
                if (given.Count < permits) continue;
                var left = length - time.GetElapsedTime(given.FromNewest(permits - 1), now);
                if (left > wait) wait = left;
            }
            // Timers count whole milliseconds.
            if (wait > TimeSpan.Zero) return TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
            given.Add(now, most);
            Volatile.Write(ref idleFrom, now + (long)(longest.TotalSeconds * time.TimestampFrequency));
            return null;
        }
    }

    private sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }

    /// <summary>The newest so many numbers; its memory grows with what is in it.</summary>
    private sealed class Ring
    {
        private long[] items = new long[4];
        private int next;

        public int Count { get; private set; }

        public long FromNewest(int index) => items[(next - 1 - index + items.Length) % items.Length];

        public void Add(long item, int most)
        {
            if (Count == items.Length && Count < most)
            {
                var larger = new long[Math.Min(most, items.Length * 2)];
                for (var index = 0; index < Count; index++) larger[Count - 1 - index] = FromNewest(index);
                items = larger;
                next = Count;
            }
            items[next] = item;
            next = (next + 1) % items.Length;
            Count = Math.Min(Count + 1, items.Length);
        }
    }
}
