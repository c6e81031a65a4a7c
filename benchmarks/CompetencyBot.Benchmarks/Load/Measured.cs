using System.Diagnostics;

namespace CompetencyBot.Benchmarks.Load;

/// <summary>
/// What was seen of one bot over all its rounds. Times are in milliseconds, memory in megabytes, processor time in microseconds for each turn;
/// of a process that is not ours only the times of turns are known.
/// </summary>
internal sealed record Measured(
    string Name,
    int Turns,
    double RepliesPerSecond,
    double P50,
    double P99,
    double P999,
    double P50ToCard,
    int Errors,
    double? ProcessorMicroseconds,
    double? PeakMemory,
    double? MemoryAtAFifth,
    double? MemoryAtTheEnd)
{
    /// <summary>Memory at the end to that after a fifth of the run.</summary>
    public double? Growth => MemoryAtTheEnd / MemoryAtAFifth;
}

/// <summary>Collects what is seen of one bot.</summary>
internal sealed class Tally(string name)
{
    private const double Megabyte = 1024 * 1024;

    private readonly List<long> toCard = [];
    private readonly List<long> toEnd = [];
    private readonly List<long> memory = [];
    private TimeSpan took;
    private TimeSpan processor;
    private int errors;

    public void Add(IEnumerable<TurnTimes> turns, int failed, TimeSpan round)
    {
        foreach (var turn in turns)
        {
            toCard.Add(turn.ToCard);
            toEnd.Add(turn.ToEnd);
        }
        errors += failed;
        took += round;
    }

    public void AddProcessor(TimeSpan time) => processor += time;

    public void AddMemory(long bytes) => memory.Add(bytes);

    public Measured Sum(long? peakMemory)
    {
        toCard.Sort();
        toEnd.Sort();
        return new Measured(
            name, toEnd.Count, toEnd.Count / took.TotalSeconds, At(toEnd, 0.5), At(toEnd, 0.99), At(toEnd, 0.999), At(toCard, 0.5), errors,
            processor > TimeSpan.Zero ? processor.TotalMicroseconds / toEnd.Count : null, peakMemory / Megabyte, MemoryAround(0.2), MemoryAround(0.975));
    }

    /// <summary>The mean of a twentieth of the samples, for one sample depends on when garbage was last collected.</summary>
    private double? MemoryAround(double share)
    {
        if (memory.Count < 20) return null;
        var width = memory.Count / 20;
        return memory.Skip(Math.Min((int)(share * memory.Count - width / 2.0), memory.Count - width)).Take(width).Average() / Megabyte;
    }

    private static double At(List<long> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))] * 1000.0 / Stopwatch.Frequency;
}
