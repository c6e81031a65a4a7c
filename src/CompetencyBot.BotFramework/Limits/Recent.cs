namespace CompetencyBot.BotFramework.Limits;

/// <summary>Remembers things by key, each for the same time, and no more than so many: the oldest go first.</summary>
internal sealed class Recent<TValue>(TimeSpan kept, int most, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Fingerprint, (TValue Value, long Since)> entries = [];
    private readonly Queue<(Fingerprint Key, long Since)> oldest = new();

    /// <summary>What is remembered of the key; if nothing is, the value is from now on.</summary>
    public TValue GetOrAdd(Fingerprint key, TValue value, out bool added)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            while (oldest.TryPeek(out var entry) && (oldest.Count >= most || time.GetElapsedTime(entry.Since, now) >= kept))
            {
                oldest.Dequeue();
                if (entries.TryGetValue(entry.Key, out var current) && current.Since == entry.Since) entries.Remove(entry.Key);
            }

            if (entries.TryGetValue(key, out var known))
            {
                added = false;
                return known.Value;
            }
            entries[key] = (value, now);
            oldest.Enqueue((key, now));
            added = true;
            return value;
        }
    }

    /// <summary>Puts another value in the place of what is remembered of the key, for no longer than that would have been.</summary>
    public void Replace(Fingerprint key, TValue value)
    {
        lock (gate)
        {
            if (entries.TryGetValue(key, out var known)) entries[key] = known with { Value = value };
        }
    }

    public void Remove(Fingerprint key)
    {
        lock (gate) entries.Remove(key);
    }
}
