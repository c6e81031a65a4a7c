namespace CompetencyBot.Search;

/// <summary>Collects at which places numbered terms stand and how much each counts there, in one growing row without an object for each.</summary>
/// <param name="expected">About how many will be added: growing beyond that copies what is there.</param>
internal sealed class PlacesDraft(int expected)
{
    private int[] latest = new int[Math.Max(1024, expected / 2)];
    private Occurrence[] row = new Occurrence[Math.Max(1024, expected)];
    private int count;

    /// <summary>Places come in order; what is added to the latest again counts more there.</summary>
    public void Add(int term, int place, float weight)
    {
        if (term >= latest.Length) Array.Resize(ref latest, Math.Max(term + 1, 2 * latest.Length));
        if (latest[term] is > 0 and var at && row[at - 1].Place == place)
        {
            row[at - 1].Weight += weight;
            return;
        }
        if (count == row.Length) Array.Resize(ref row, 2 * count);
        row[count++] = new Occurrence { Term = term, Place = place, Weight = weight };
        latest[term] = count;
    }

    /// <param name="terms">How many terms there are.</param>
    public TermPlaces Finish(int terms)
    {
        var starts = new int[terms + 1];
        foreach (ref var occurrence in row.AsSpan(0, count)) starts[occurrence.Term + 1]++;
        for (var term = 0; term < terms; term++) starts[term + 1] += starts[term];
        var next = starts.AsSpan(0, terms).ToArray();
        var (places, weights) = (new int[count], new float[count]);
        foreach (ref var occurrence in row.AsSpan(0, count))
        {
            var at = next[occurrence.Term]++;
            (places[at], weights[at]) = (occurrence.Place, occurrence.Weight);
        }
        return new TermPlaces(starts, places, weights);
    }

    private struct Occurrence
    {
        public int Term;
        public int Place;
        public float Weight;
    }
}

/// <summary>Where each term stands.</summary>
/// <param name="Starts">Where each term's places begin; those of the next begin where they end.</param>
/// <param name="Places">The places, in order for each term.</param>
/// <param name="Weights">How much the term counts at each of them.</param>
internal sealed record TermPlaces(int[] Starts, int[] Places, float[] Weights);
