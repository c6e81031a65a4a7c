using System.Numerics;
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

    private readonly PhrasingNumbers numbers;
    private readonly TermScores competencies;
    private readonly TermScores topics;

    /// <param name="numbers">The number of each term.</param>
    /// <param name="competencies">How often each term stands in the texts of each competency; a topic's competencies follow one another.</param>
    /// <param name="topicOf">The topic of each competency.</param>
    public LanguageModel(PhrasingNumbers numbers, TermPlaces competencies, int[] topicOf)
    {
        this.numbers = numbers;
        var (ofCompetencies, ofTopics, ofAll) = (new double[topicOf.Length], new double[topicOf.Length], 0d);
        for (var at = 0; at < competencies.Places.Length; at++)
        {
            ofCompetencies[competencies.Places[at]] += competencies.Weights[at];
            ofTopics[topicOf[competencies.Places[at]]] += competencies.Weights[at];
            ofAll += competencies.Weights[at];
        }
        var inTopics = new PlacesDraft(competencies.Places.Length);
        var scores = new float[competencies.Places.Length];
        for (var term = 0; term + 1 < competencies.Starts.Length; term++)
        {
            var (first, end) = (competencies.Starts[term], competencies.Starts[term + 1]);
            var all = 0f;
            for (var at = first; at < end; at++) all += competencies.Weights[at];
            var inAll = OfAll * all / ofAll;
            while (first < end)
            {
                var (topic, next, sum) = (topicOf[competencies.Places[first]], first, 0f);
                for (; next < end && topicOf[competencies.Places[next]] == topic; next++) sum += competencies.Weights[next];
                var inTopic = inAll + (OfTopic * sum / ofTopics[topic]);
                inTopics.Add(term, topic, (float)Math.Log(inTopic / inAll));
                for (; first < next; first++)
                    scores[first] = (float)Math.Log(1 + ((1 - OfTopic - OfAll) * competencies.Weights[first] / ofCompetencies[competencies.Places[first]] / inTopic));
            }
        }
        this.competencies = new TermScores(competencies with { Weights = scores }, topicOf.Length);
        topics = new TermScores(inTopics.Finish(numbers.Count), topicOf.DefaultIfEmpty(-1).Max() + 1);
    }

    public LanguageModel(RowReader kept)
    {
        numbers = new PhrasingNumbers(kept);
        competencies = new TermScores(kept);
        topics = new TermScores(kept);
    }

    public void Keep(RowWriter kept)
    {
        numbers.Keep(kept);
        competencies.Keep(kept);
        topics.Keep(kept);
    }

    /// <summary>Adds what each term speaks for: the topics that use it, and more than that the competencies that do.</summary>
    public void Add(ReadOnlySpan<PhrasingTerm> terms, float[] topicScores, float[] competencyScores)
    {
        foreach (var term in terms)
        {
            if (numbers.Of(term) is not (>= 0 and var number)) continue;
            topics.AddTo(topicScores, number);
            competencies.AddTo(competencyScores, number);
        }
    }

    /// <summary>What each term scores at each place. Most terms stand at few; those that stand nearly everywhere have a whole row, which is added at once.</summary>
    private sealed class TermScores
    {
        private readonly int[] starts;
        private readonly (int Place, float Score)[] few;
        private readonly Dictionary<int, float[]> many = [];
        private readonly int places;
        private readonly int fewest;

        /// <param name="scores">The scores.</param>
        /// <param name="places">How many places there are.</param>
        public TermScores(TermPlaces scores, int places)
            : this(scores.Starts, new (int, float)[scores.Places.Length], places)
        {
            for (var at = 0; at < few.Length; at++) few[at] = (scores.Places[at], scores.Weights[at]);
            GatherMany();
        }

        public TermScores(RowReader kept)
            : this(kept.Row<int>(), kept.Row<(int, float)>(), kept.Row<int>()[0]) => GatherMany();

        private TermScores(int[] starts, (int, float)[] few, int places)
        {
            (this.starts, this.few, this.places) = (starts, few, places);
            fewest = Math.Max(1, places / 2);
        }

        public void Keep(RowWriter kept)
        {
            kept.Row<int>(starts);
            kept.Row<(int, float)>(few);
            kept.Row([places]);
        }

        private void GatherMany()
        {
            for (var term = 0; term + 1 < starts.Length; term++)
            {
                if (starts[term + 1] - starts[term] < fewest) continue;
                many[term] = new float[places];
                foreach (var (place, score) in few.AsSpan(starts[term]..starts[term + 1])) many[term][place] = score;
            }
        }

        public void AddTo(float[] sums, int term)
        {
            var of = few.AsSpan(starts[term]..starts[term + 1]);
            if (of.Length >= fewest)
            {
                Add(many[term], sums);
                return;
            }
            foreach (var (place, score) in of) sums[place] += score;
        }

        private static void Add(float[] row, float[] sums)
        {
            var from = MemoryMarshal.Cast<float, Vector<float>>(row);
            var to = MemoryMarshal.Cast<float, Vector<float>>(sums.AsSpan(0, row.Length));
            for (var at = 0; at < to.Length; at++) to[at] += from[at];
            for (var at = to.Length * Vector<float>.Count; at < row.Length; at++) sums[at] += row[at];
        }
    }
}

/// <summary>Collects the language of competencies, text by text.</summary>
/// <param name="texts">How many texts there are.</param>
internal sealed class LanguageModelDraft(int texts)
{
    private const int TermsOfAText = 20;

    private readonly PhrasingNumbers numbers = new(TermsOfAText / 2 * texts);
    private readonly PlacesDraft places = new(TermsOfAText * texts);
    private readonly List<PhrasingTerm> terms = [];

    /// <summary>Competencies come in order; a topic's follow one another.</summary>
    public void Add(int competency, float weight, List<AnalyzedWord> words)
    {
        terms.Clear();
        LanguageAnalysis.PhrasingOf(words, terms);
        foreach (var term in terms) places.Add(numbers.Add(term), competency, weight);
    }

    /// <param name="topicOf">The topic of each competency.</param>
    public LanguageModel Finish(int[] topicOf) => new(numbers, places.Finish(numbers.Count), topicOf);
}
