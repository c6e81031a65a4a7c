using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace CompetencyBot.Search;

/// <summary>Finds where words stand, and how well.</summary>
internal sealed class WordFinder
{
    private readonly EditionIndex index;
    private readonly Weights weights;
    private readonly PassagePlace[] passages;

    /// <summary>Where each word of the index stands, worked out when it is first asked for; of words that the index lacks nothing is kept.</summary>
    private readonly ConcurrentDictionary<WordTerms, WordPlaces> known = new();

    public WordFinder(EditionIndex index, Weights weights)
    {
        this.index = index;
        this.weights = weights;
        passages = new PassagePlace[index.PassageKind.Length];
        for (var i = 0; i < passages.Length; i++)
        {
            var kind = index.PassageKind[i];
            // An introduction is no passage that a question could be about.
            passages[i] = new PassagePlace(
                index.PassageCompetency[i], weights.Kinds[(int)kind], kind == PassageKind.Introduction ? 0 : 1 / (1 + weights.PassageLength * (index.PassageLength[i] - 1)));
        }
    }

    public WordPlaces Everywhere(WordTerms terms)
    {
        if (known.TryGetValue(terms, out var places)) return places;
        var standing = new List<long>(terms.Passages);
        for (var term = 0; term < terms.Count; term++)
        {
            foreach (var passage in terms[term].Passages) standing.Add(Standing(passage, term, terms));
        }
        return known.GetOrAdd(terms, Places(standing, terms));
    }

    /// <param name="terms">The word.</param>
    /// <param name="competencies">The competencies in which it is looked for.</param>
    public WordPlaces Among(WordTerms terms, IEnumerable<int> competencies)
    {
        var standing = new List<long>();
        foreach (var competency in competencies)
        {
            var (first, count) = index.PassagesOf[competency];
            for (var term = 0; term < terms.Count; term++)
            {
                var all = terms[term].Passages;
                var at = Array.BinarySearch(all, first);
                for (at = at < 0 ? ~at : at; at < all.Length && all[at] < first + count; at++) standing.Add(Standing(all[at], term, terms));
            }
        }
        return Places(standing, terms);
    }

    /// <summary>A passage and the term that stands in it as one number, in whose order passages come, and in each of them the terms.</summary>
    private static long Standing(int passage, int term, WordTerms terms) => ((long)passage * terms.Count) + term;

    private WordPlaces Places(List<long> standing, WordTerms terms)
    {
        standing.Sort();
        var found = new WordPlaces();
        for (var at = 0; at < standing.Count;)
        {
            var (competency, count, best) = (passages[standing[at] / terms.Count].Competency, 0f, 0f);
            while (at < standing.Count && standing[at] / terms.Count is var passage && passages[passage].Competency == competency)
            {
                var share = 0f;
                for (; at < standing.Count && standing[at] / terms.Count == passage; at++) share = Math.Min(1, share + (standing[at] % terms.Count == 0 ? 1 - weights.Meaning : weights.Meaning));
                count += passages[passage].Weight * share;
                found.Passages.Add(((int)passage, share * passages[passage].PerLength));
                best = Math.Max(best, share * passages[passage].PerLength);
            }
            var length = 1 + (weights.Length * (index.CompetencyLength[competency] - 1));
            found.Competencies.Add(new CompetencyPlaced(competency, found.Passages.Count, count / (count + (weights.Saturation * length)), best));
            // A topic's competencies follow one another.
            var topic = index.CompetencyTopic[competency];
            if (found.Topics is [.., (var latest, var before)] && latest == topic) found.Topics[^1] = (topic, before + count);
            else found.Topics.Add((topic, count));
        }
        foreach (ref var topic in CollectionsMarshal.AsSpan(found.Topics)) topic.Share /= topic.Share + weights.TopicSaturation;
        return found.Trimmed();
    }

    /// <summary>Where a passage belongs, what a word in it counts there, and what its evidence is multiplied by, the longer the less.</summary>
    private readonly record struct PassagePlace(int Competency, float Weight, float PerLength);
}
