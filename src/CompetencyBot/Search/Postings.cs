namespace CompetencyBot.Search;

/// <summary>Where a term stands: passages in order, and in how many competencies.</summary>
internal sealed record Postings(int[] Passages, int Competencies)
{
    public static Postings None { get; } = new([], 0);
}

/// <summary>Where each term of an index stands.</summary>
internal static class PostingsRows
{
    public static void Keep(Dictionary<string, Postings> postings, RowWriter kept)
    {
        kept.Texts(postings.Keys);
        kept.Row<int>([.. postings.Values.Select(of => of.Competencies)]);
        kept.Row<int>([.. postings.Values.Select(of => of.Passages.Length)]);
        kept.Row<int>([.. postings.Values.SelectMany(of => of.Passages)]);
    }

    public static Dictionary<string, Postings> Read(RowReader kept)
    {
        var (terms, competencies, counts, passages) = (kept.Texts(), kept.Row<int>(), kept.Row<int>(), kept.Row<int>());
        var (postings, at) = (new Dictionary<string, Postings>(terms.Length, StringComparer.Ordinal), 0);
        for (var i = 0; i < terms.Length; i++)
        {
            postings[terms[i]] = new Postings(passages[at..(at + counts[i])], competencies[i]);
            at += counts[i];
        }
        return postings;
    }
}

/// <summary>Collects where terms stand, passage by passage.</summary>
/// <param name="passages">How many passages there are.</param>
internal sealed class PostingsDraft(int passages)
{
    private const int WordsOfAPassage = 8;

    private readonly Dictionary<string, int> terms = new(StringComparer.Ordinal);
    private readonly PlacesDraft places = new(WordsOfAPassage * passages);

    /// <summary>The number of a term, from 0 in the order in which they come.</summary>
    public int NumberOf(string term)
    {
        if (!terms.TryGetValue(term, out var number)) terms[term] = number = terms.Count;
        return number;
    }

    /// <summary>Passages come in order.</summary>
    public void Add(int term, int passage) => places.Add(term, passage, 1);

    /// <param name="competencyOf">The competency of each passage; a competency's passages follow one another.</param>
    public Dictionary<string, Postings> Finish(int[] competencyOf)
    {
        var placed = places.Finish(terms.Count);
        var postings = new Dictionary<string, Postings>(terms.Count, StringComparer.Ordinal);
        foreach (var (term, number) in terms)
        {
            var standsIn = placed.Places[placed.Starts[number]..placed.Starts[number + 1]];
            var competencies = 0;
            for (var i = 0; i < standsIn.Length; i++)
            {
                if (i == 0 || competencyOf[standsIn[i - 1]] != competencyOf[standsIn[i]]) competencies++;
            }
            postings[term] = new Postings(standsIn, competencies);
        }
        return postings;
    }
}
