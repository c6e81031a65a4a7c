using Microsoft.Extensions.Time.Testing;

namespace CompetencyBot.BotFramework.Tests;

/// <summary>A clock that tests set, and whose date somebody can get wrong: time goes on as before.</summary>
internal sealed class MovedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    public TimeSpan Wrong { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Wrong;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;
}
