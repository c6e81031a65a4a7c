using CompetencyBot.Competencies;
using Lucene.Net.Search;

namespace CompetencyBot.Search;

/// <summary>
/// Scores competencies for a question, term by term over Lucene's postings. Three pieces of evidence add up: the competency as a whole
/// (BM25 over its passages, each kind with its own weight), its best single passage, and its topic as a whole.
/// </summary>
internal sealed class Ranker(EditionIndex index, Weights weights)
{
    /// <summary>The best competencies, best first; equal scores in the order of the index. <paramref name="skip"/> leaves one passage out, to test a question of the index against the rest.</summary>
    public List<RankedCompetency> Rank(Question question, int limit, Code? context = null, int skip = -1)
    {
        var competencies = new float[index.Competencies.Length];
        var passages = new Dictionary<int, float>();
        var topics = new float[index.Topics.Length];
        foreach (var word in question.Words)
        {
            if (!word.IsKnown) continue;
            var factor = (float)word.Weight * (word.Typed is null ? 1 : weights.Mended);
            var counts = new WordCounts();
            if (word.Word is { } term) Count(SearchSchema.Words, term, 1 - weights.Meaning, counts, skip);
            foreach (var meaning in word.Meanings) Count(SearchSchema.Meanings, meaning, weights.Meaning, counts, skip);
            counts.AddTo(competencies, passages, topics, factor, index, weights);
        }
        return Best(competencies, passages, topics, limit, context);
    }

    private void Count(string field, string term, float share, WordCounts counts, int skip)
    {
        if (index.Postings(field, term) is not { } postings) return;
        while (postings.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
        {
            if (postings.DocID != skip) counts.Add(postings.DocID, share);
        }
    }

    private List<RankedCompetency> Best(float[] competencies, Dictionary<int, float> passages, float[] topics, int limit, Code? context)
    {
        var bestPassage = new float[competencies.Length];
        foreach (var (passage, score) in passages)
        {
            var competency = index.PassageCompetency[passage];
            bestPassage[competency] = Math.Max(bestPassage[competency], score);
        }
        var ranked = new List<RankedCompetency>();
        for (var i = 0; i < competencies.Length; i++)
        {
            if (competencies[i] > 0)
                ranked.Add(new RankedCompetency(i, competencies[i] + weights.Passage * bestPassage[i] + weights.Topic * topics[index.CompetencyTopic[i]]));
        }
        if (context is { } previous) GiveHeadStart(ranked, previous);
        ranked.Sort((left, right) => right.Score.CompareTo(left.Score) is not 0 and var order ? order : left.Competency.CompareTo(right.Competency));
        if (ranked.Count > limit) ranked.RemoveRange(limit, ranked.Count - limit);
        return ranked;
    }

    /// <summary>What the question goes on from stands nearer: its competency more, its topic a little.</summary>
    private void GiveHeadStart(List<RankedCompetency> ranked, Code previous)
    {
        var best = ranked.Count == 0 ? 1 : ranked.Max(competency => competency.Score);
        for (var i = 0; i < ranked.Count; i++)
        {
            var code = index.Competencies[ranked[i].Competency].Competency.Code;
            var share = code == previous ? weights.SameCompetency : code.Topic == previous.Topic ? weights.SameTopic : 0;
            ranked[i] = ranked[i] with { Score = ranked[i].Score + share * best };
        }
    }
}

/// <summary>A competency's number in the index and its score, which orders the results of one search only.</summary>
internal readonly record struct RankedCompetency(int Competency, float Score);
