using System.Runtime.InteropServices;

namespace CompetencyBot.Search;

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

    private readonly Dictionary<string, Entry> entries;

    /// <param name="texts">The texts: the competency each belongs to, what it counts and its terms, each once.</param>
    /// <param name="topicOf">The topic of each competency.</param>
    public LanguageModel(IReadOnlyList<(int Competency, float Weight, string[] Terms)> texts, int[] topicOf)
    {
        var counts = new Dictionary<string, Dictionary<int, float>>();
        var (ofCompetencies, ofTopics, ofAll) = (new double[topicOf.Length], new double[topicOf.Length], 0d);
        foreach (var (competency, weight, terms) in texts)
        {
            foreach (var term in terms)
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _);
                CollectionsMarshal.GetValueRefOrAddDefault(count ??= new Dictionary<int, float>(1), competency, out _) += weight;
            }
            ofCompetencies[competency] += weight * terms.Length;
            ofTopics[topicOf[competency]] += weight * terms.Length;
            ofAll += weight * terms.Length;
        }
        entries = new Dictionary<string, Entry>(counts.Count);
        foreach (var (term, count) in counts)
        {
            var inAll = OfAll * count.Values.Sum() / ofAll;
            var topics = count.GroupBy(pair => topicOf[pair.Key]).ToDictionary(group => group.Key, group => inAll + (OfTopic * group.Sum(pair => pair.Value) / ofTopics[group.Key]));
            entries[term] = new Entry(
                [.. topics.Select(topic => (topic.Key, (float)Math.Log(topic.Value / inAll)))],
                [.. count.Select(pair => (pair.Key, (float)Math.Log(1 + ((1 - OfTopic - OfAll) * pair.Value / ofCompetencies[pair.Key] / topics[topicOf[pair.Key]]))))]);
        }
    }

    /// <summary>Adds what each term speaks for: the topics that use it, and more than that the competencies that do.</summary>
    public void Add(IEnumerable<string> terms, Tally topics, Tally competencies)
    {
        foreach (var term in terms)
        {
            if (!entries.TryGetValue(term, out var entry)) continue;
            foreach (var (topic, score) in entry.Topics) topics.Add(topic, score);
            foreach (var (competency, score) in entry.Competencies) competencies.Add(competency, score);
        }
    }

    private sealed record Entry((int Topic, float Score)[] Topics, (int Competency, float Score)[] Competencies);
}
