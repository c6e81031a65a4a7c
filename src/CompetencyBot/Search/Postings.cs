namespace CompetencyBot.Search;

/// <summary>Where a term stands: passages in order, and in how many competencies.</summary>
internal sealed record Postings(int[] Passages, int Competencies)
{
    public static Postings None { get; } = new([], 0);
}

/// <summary>Collects where terms stand, passage by passage.</summary>
internal sealed class PostingsDraft
{
    private readonly Dictionary<string, List<int>> passages = new(StringComparer.Ordinal);

    /// <summary>Passages come in order.</summary>
    public void Add(IEnumerable<string> terms, int passage)
    {
        foreach (var term in terms)
        {
            if (!passages.TryGetValue(term, out var places)) passages[term] = places = [];
            if (places.Count == 0 || places[^1] != passage) places.Add(passage);
        }
    }

    /// <param name="competencies">The competency of each passage; a competency's passages follow one another.</param>
    public Dictionary<string, Postings> Finish(int[] competencies) => passages.ToDictionary(
        pair => pair.Key,
        pair => new Postings([.. pair.Value], pair.Value.Where((passage, i) => i == 0 || competencies[pair.Value[i - 1]] != competencies[passage]).Count()),
        StringComparer.Ordinal);
}
