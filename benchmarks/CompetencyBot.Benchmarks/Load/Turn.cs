using System.Diagnostics;

namespace CompetencyBot.Benchmarks.Load;

/// <summary>One message to a bot and the card it waits for.</summary>
internal sealed class Turn(string id, string conversation, bool keepsReply)
{
    private readonly TaskCompletionSource card = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int arrivals;

    public string Id => id;

    public string Conversation => conversation;

    /// <summary>Done when the card has arrived.</summary>
    public Task Card => card.Task;

    /// <summary>When it arrived, in ticks of <see cref="Stopwatch"/>.</summary>
    public long ArrivedAt { get; private set; }

    /// <summary>The whole reply, where it is wanted.</summary>
    public byte[]? Reply { get; private set; }

    /// <summary>False if a card had arrived before.</summary>
    public bool Arrive(ReadOnlySpan<byte> reply)
    {
        if (Interlocked.Increment(ref arrivals) > 1) return false;
        ArrivedAt = Stopwatch.GetTimestamp();
        if (keepsReply) Reply = reply.ToArray();
        card.SetResult();
        return true;
    }
}
