namespace CompetencyBot.Benchmarks.Faults;

/// <summary>What a fault run does.</summary>
/// <param name="Length">How long questions are asked.</param>
/// <param name="Seed">The same seed makes the same mistakes.</param>
/// <param name="Share">Share of the connector's requests that fail.</param>
/// <param name="Rate">Questions a second.</param>
/// <param name="Turn">How long the bot gives a turn.</param>
/// <param name="Restart">How the program is ended at half time, to be started again at once.</param>
internal sealed record FaultPlan(TimeSpan Length, int Seed, double Share, int Rate, TimeSpan Turn, Restart Restart);

internal enum Restart
{
    None,

    /// <summary>It is asked to stop, as a service manager does: SIGTERM.</summary>
    Stop,

    /// <summary>It is ended where it stands: SIGKILL.</summary>
    Kill,
}

/// <summary>When a program was ended and when the next one listened, in <see cref="TimeProvider"/> timestamps.</summary>
internal sealed record Gap(long From, long To);

/// <summary>One try of the channel to deliver a question, in timestamps; status 0 where no response came.</summary>
internal sealed record Post(int Status, long Begun, long Ended);
