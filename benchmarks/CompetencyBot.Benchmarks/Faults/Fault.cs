using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CompetencyBot.Benchmarks.Faults;

/// <summary>What the connector does with one request.</summary>
/// <param name="Name">As the report calls it.</param>
/// <param name="Status">The HTTP status; 0 where no response is sent.</param>
/// <param name="Keeps">Whether the person sees the message.</param>
internal sealed record Fault(string Name, int Status, bool Keeps)
{
    public static readonly Fault None = new("no fault", 201, Keeps: true);
    public static readonly Fault BusySeconds = new("429, Retry-After in seconds", 429, Keeps: false);
    public static readonly Fault BusyDate = new("429, Retry-After as a date", 429, Keeps: false);
    public static readonly Fault Slow = new("slow", 201, Keeps: true);
    public static readonly Fault SilentAfter = new("takes the message and never answers", 0, Keeps: true);
    public static readonly Fault SilentBefore = new("never answers and takes nothing", 0, Keeps: false);
    public static readonly Fault BrokenJson = new("broken JSON", 201, Keeps: true);
    public static readonly Fault CutAfter = new("takes the message and cuts the connection", 0, Keeps: true);
    public static readonly Fault CutBefore = new("cuts the connection and takes nothing", 0, Keeps: false);
    public static readonly Fault CutWithin = new("cuts the connection in its answer", 201, Keeps: true);

    public static ImmutableArray<Fault> All { get; } =
    [
        BusySeconds, BusyDate, new("412", 412, Keeps: false), new("500", 500, Keeps: false), new("502", 502, Keeps: false), new("503", 503, Keeps: false), new("504", 504, Keeps: false),
        Slow, SilentAfter, SilentBefore, BrokenJson, CutAfter, CutBefore, CutWithin,
    ];

    /// <summary>Whether the bot is left without knowing if the message was taken.</summary>
    public bool IsUnsure => Status == 0;

    /// <summary>The same for the same seed, question and number of request, whatever else happens at the time.</summary>
    public static Fault For(int seed, int question, int request, double share)
    {
        var random = Chance(seed, question, request);
        return random.NextDouble() < share ? All[random.Next(All.Length)] : None;
    }

    /// <summary>Random numbers for these: a hash keeps neighbours apart, whose numbers would otherwise resemble each other.</summary>
    public static Random Chance(params ReadOnlySpan<int> these) => new(BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(these))));
}
