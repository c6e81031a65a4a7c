using System.Diagnostics.Metrics;
using CompetencyBot.Competencies;
using CompetencyBot.Snapshots;

namespace CompetencyBot.Ask;

/// <summary>What an operator sees of questions and of the index: meter <see cref="Name"/>.</summary>
public sealed class AskMetrics : IDisposable
{
    public const string Name = "CompetencyBot";

    private readonly Meter meter;
    private readonly Counter<long> questions;

    public AskMetrics(IMeterFactory meters, SnapshotSource snapshots)
    {
        meter = meters.Create(Name);
        questions = meter.CreateCounter<long>("bot.questions", "{question}", "Questions, by outcome and language.");
        meter.CreateObservableGauge("bot.index.age", () => snapshots.Age.TotalSeconds, "s", "How long the index in use has been in use.");
        meter.CreateObservableGauge("bot.knowledge.problems", () => snapshots.Problems.Length, "{problem}", "Problems that keep changed knowledge from being used.");
    }

    public void Asked(AskOutcome outcome) => questions.Add(
        1,
        new KeyValuePair<string, object?>("outcome", AskAnswer.NameOf(outcome)),
        new KeyValuePair<string, object?>("language", outcome.Asked.Edition.Language.Tag()));

    public void Dispose() => meter.Dispose();
}
