namespace CompetencyBot.Benchmarks.Faults;

/// <summary>What a fault run does.</summary>
/// <param name="Length">How long questions are asked.</param>
/// <param name="Seed">The same seed makes the same mistakes.</param>
/// <param name="Share">Share of the connector's requests that fail.</param>
/// <param name="Rate">Questions a second.</param>
/// <param name="Turn">How long the bot gives a turn.</param>
internal sealed record FaultPlan(TimeSpan Length, int Seed, double Share, int Rate, TimeSpan Turn);
