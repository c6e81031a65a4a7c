using System.Threading.RateLimiting;
using CompetencyBot.BotFramework.Limits;
using Microsoft.Extensions.Time.Testing;

namespace CompetencyBot.BotFramework.Tests.Limits;

public sealed class SlidingLimiterTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void No_stretch_of_time_has_more_than_its_allowance_wherever_it_begins()
    {
        Allowance[] allowances = [new(7, TimeSpan.FromSeconds(1)), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30))];
        using var limiter = new SlidingLimiter(allowances, clock);
        var random = new Random(5);
        var given = new List<DateTimeOffset>();
        for (var step = 0; step < 20_000; step++)
        {
            if (Taken(limiter)) given.Add(clock.GetUtcNow());
            clock.Advance(TimeSpan.FromMilliseconds(random.Next(60)));
        }
        foreach (var (permits, length) in allowances)
        {
            for (var index = permits; index < given.Count; index++) Assert.True(given[index] - given[index - permits] >= length);
        }
        Assert.True(given.Count > 60 * 15, $"only {given.Count} were given");
    }

    [Fact]
    public async Task Who_waits_gets_a_permit_as_soon_as_there_is_one()
    {
        using var limiter = new SlidingLimiter([new Allowance(2, TimeSpan.FromSeconds(1))], clock);
        Assert.True(Taken(limiter));
        clock.Advance(TimeSpan.FromMilliseconds(400));
        Assert.True(Taken(limiter));
        using (var refused = limiter.AttemptAcquire())
        {
            Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var wait));
            Assert.Equal(TimeSpan.FromMilliseconds(600), wait);
        }
        var waiting = limiter.AcquireAsync(1, TestContext.Current.CancellationToken).AsTask();
        clock.Advance(TimeSpan.FromMilliseconds(599));
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True((await waiting).IsAcquired);
    }

    [Fact]
    public void It_is_idle_once_nothing_given_counts_any_more()
    {
        using var limiter = new SlidingLimiter([new Allowance(2, TimeSpan.FromSeconds(30))], clock);
        Assert.NotNull(limiter.IdleDuration);
        Assert.True(Taken(limiter));
        Assert.Null(limiter.IdleDuration);
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(TimeSpan.FromSeconds(1), limiter.IdleDuration);
    }

    [Fact]
    public void Each_place_has_its_own_allowance_and_those_that_are_idle_are_forgotten_as_others_come()
    {
        using var limiters = new SlidingLimiters<int>(number => number < 0 ? null : Fingerprint.Of($"place {number}"), [new Allowance(1, TimeSpan.FromSeconds(1))], clock);
        for (var place = 0; place < 100; place++)
        {
            Assert.True(Taken(place));
            Assert.False(Taken(place));
            Assert.True(Taken(-1));
        }
        Assert.Equal(100, limiters.Count);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(Taken(0));
        for (var more = 0; more < 60; more++) Assert.False(Taken(0));
        Assert.Equal(1, limiters.Count);

        bool Taken(int place)
        {
            using var lease = limiters.AttemptAcquire(place);
            return lease.IsAcquired;
        }
    }

    [Fact]
    public void What_is_remembered_is_forgotten_in_time_and_never_more_than_so_much()
    {
        var recent = new Recent<int>(TimeSpan.FromMinutes(10), 3, clock);
        Assert.True(Added(recent, "a"));
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.False(Added(recent, "a"));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(Added(recent, "a"));

        Assert.True(Added(recent, "b"));
        Assert.True(Added(recent, "c"));
        Assert.True(Added(recent, "d"));
        Assert.True(Added(recent, "a"));
        Assert.False(Added(recent, "d"));
        recent.Remove(Fingerprint.Of("d"));
        Assert.True(Added(recent, "d"));
    }

    [Fact]
    public void Parts_of_a_fingerprint_do_not_run_together()
    {
        Assert.Equal(Fingerprint.Of("ab", null, "c"), Fingerprint.Of("ab", null, "c"));
        Assert.Equal(5, new[] { Fingerprint.Of("ab", "c"), Fingerprint.Of("a", "bc"), Fingerprint.Of("abc"), Fingerprint.Of("ab", "c", ""), Fingerprint.Of("ab", "c", null) }.Distinct().Count());
    }

    private static bool Added(Recent<int> recent, string key)
    {
        recent.GetOrAdd(Fingerprint.Of(key), 1, out var added);
        return added;
    }

    private static bool Taken(SlidingLimiter limiter)
    {
        using var lease = limiter.AttemptAcquire();
        return lease.IsAcquired;
    }
}
