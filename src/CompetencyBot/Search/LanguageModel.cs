using System.Runtime.InteropServices;

namespace CompetencyBot.Search;

/// <summary>A word of a phrasing, or two that follow one another.</summary>
public readonly record struct PhrasingTerm(string Word, string? Next = null);

/// <summary>
/// How each competency is spoken of, function words and pairs of neighbours included: a language model of its texts, smoothed with that
/// of its topic and that of the whole index (Jelinek-Mercer). It tells apart what has the same informative words: "my boss never
/// listens" from "listen to the patron". By itself it finds nothing.
/// </summary>
internal sealed class LanguageModel
{
    /// <summary>Share of the topic's language and …</summary>
    private const double OfTopic = 0.3;

    /// <summary>… of the whole index's in that of a competency.</summary>
    private const double OfAll = 0.1;

    private readonly Dictionary<PhrasingTerm, Entry> entries;

    /// <param name="texts">The texts: the competency each belongs to, what it counts and its terms. A competency's texts follow one another, as do a topic's.</param>
    /// <param name="topicOf">The topic of each competency.</param>
    public LanguageModel(IReadOnlyList<(int Competency, float Weight, PhrasingTerm[] Terms)> texts, int[] topicOf)
    {
        var counts = new Dictionary<PhrasingTerm, List<(int Competency, float Count)>>(16 * texts.Count);
        var (ofCompetencies, ofTopics, ofAll) = (new double[topicOf.Length], new double[topicOf.Length], 0d);
        foreach (var (competency, weight, terms) in texts)
        {
            foreach (var term in terms)
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _);
                count ??= new List<(int, float)>(1);
                if (count.Count > 0 && count[^1].Competency == competency) count[^1] = (competency, count[^1].Count + weight);
                else count.Add((competency, weight));
            }
            ofCompetencies[competency] += weight * terms.Length;
            ofTopics[topicOf[competency]] += weight * terms.Length;
            ofAll += weight * terms.Length;
        }
        entries = new Dictionary<PhrasingTerm, Entry>(counts.Count);
        foreach (var (term, count) in counts)
        {
            var all = 0f;
            foreach (var (_, times) in count) all += times;
            var inAll = OfAll * all / ofAll;
            var topics = new List<(int, float)>(1);
            var competencies = new (int, float)[count.Count];
            for (var first = 0; first < count.Count;)
            {
                var (topic, next, sum) = (topicOf[count[first].Competency], first, 0f);
                for (; next < count.Count && topicOf[count[next].Competency] == topic; next++) sum += count[next].Count;
                var inTopic = inAll + (OfTopic * sum / ofTopics[topic]);
                topics.Add((topic, (float)Math.Log(inTopic / inAll)));
                for (; first < next; first++)
                    competencies[first] = (count[first].Competency, (float)Math.Log(1 + ((1 - OfTopic - OfAll) * count[first].Count / ofCompetencies[count[first].Competency] / inTopic)));
            }
            entries[term] = new Entry([.. topics], competencies);
        }
    }

    /// <summary>Adds what each term speaks for: the topics that use it, and more than that the competencies that do.</summary>
    public void Add(IEnumerable<PhrasingTerm> terms, Tally topics, Tally competencies)
    {
        foreach (var term in terms)
        {
            if (!entries.TryGetValue(term, out var entry)) continue;
            foreach (var (topic, score) in entry.Topics) topics.Add(topic, score);
            foreach (var (competency, score) in entry.Competencies) competencies.Add(competency, score);
        }
    }

    private readonly record struct Entry((int Topic, float Score)[] Topics, (int Competency, float Score)[] Competencies);
}
