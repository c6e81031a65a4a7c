using System.Collections.Concurrent;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>
/// Scores competencies for a question, word by word over the postings. Three pieces of evidence add up: the competency as a whole
/// (BM25 over its passages, each kind with its own weight), its best single passage, and its topic as a whole.
/// </summary>
internal sealed class Ranker(EditionIndex index, Weights weights)
{
    private readonly ConcurrentBag<Scratch> spare = [];

    /// <summary>The best competencies, best first; equal scores in the order of the index.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="limit">Most wanted.</param>
    /// <param name="context">A competency that the question goes on from.</param>
    /// <param name="skip">A passage to leave out, to test a question of the index against the rest.</param>
    public List<RankedCompetency> Rank(Question question, int limit, Code? context = null, int skip = -1)
    {
        if (!spare.TryTake(out var scratch)) scratch = new Scratch(index);
        foreach (var word in question.Words)
        {
            if (!word.IsKnown) continue;
            FindPassages(word, scratch.Shares, skip);
            AddEvidence(MathF.Pow((float)word.Weight, weights.Rarity) * (word.Typed is null ? 1 : weights.Mended), scratch, true);
        }
        foreach (var pair in question.Pairs)
        {
            foreach (var passage in index.Postings(SearchSchema.Pairs, pair.Term).Passages)
            {
                if (passage != skip) scratch.Shares.AddUpTo(passage, 1, 1);
            }
            AddEvidence(MathF.Pow((float)pair.Weight, weights.Rarity) * weights.Pair, scratch, false);
        }
        var all = question.Words.Sum(word => MathF.Pow((float)word.Weight, weights.Rarity));
        var best = Best(scratch, limit, context, all);
        scratch.Clear();
        spare.Add(scratch);
        return best;
    }

    /// <summary>How much of a word each passage holds, up to 1 for the word itself.</summary>
    private void FindPassages(QuestionWord word, Tally shares, int skip)
    {
        if (word.Word is { } term) Find(index.Postings(SearchSchema.Words, term), 1 - weights.Meaning);
        foreach (var meaning in word.Meanings) Find(index.Postings(SearchSchema.Meanings, meaning), weights.Meaning);

        void Find(Postings postings, float share)
        {
            foreach (var passage in postings.Passages)
            {
                if (passage != skip) shares.AddUpTo(passage, share, 1);
            }
        }
    }

    /// <summary>Adds one word's evidence to the passages, competencies and topics that hold it.</summary>
    private void AddEvidence(float weight, Scratch scratch, bool isWord)
    {
        foreach (var passage in scratch.Shares.Touched)
        {
            var share = scratch.Shares[passage];
            var kind = index.PassageKind[passage];
            scratch.Counts.Add(index.PassageCompetency[passage], weights.Kinds[(int)kind] * share);
            if (kind == PassageKind.Introduction) continue;
            scratch.Passages.Add(passage, weight * share / (1 + weights.PassageLength * (index.PassageLength[passage] - 1)));
        }
        foreach (var competency in scratch.Counts.Touched)
        {
            var count = scratch.Counts[competency];
            if (isWord) scratch.Covered.Add(competency, weight);
            var length = 1 + weights.Length * (index.CompetencyLength[competency] - 1);
            scratch.Competencies.Add(competency, weight * count / (count + weights.Saturation * length));
            scratch.TopicCounts.Add(index.CompetencyTopic[competency], count);
        }
        foreach (var topic in scratch.TopicCounts.Touched)
        {
            var count = scratch.TopicCounts[topic];
            scratch.Topics.Add(topic, weight * count / (count + weights.TopicSaturation));
        }
        scratch.Shares.Clear();
        scratch.Counts.Clear();
        scratch.TopicCounts.Clear();
    }

    private List<RankedCompetency> Best(Scratch scratch, int limit, Code? context, float all)
    {
        foreach (var passage in scratch.Passages.Touched) scratch.BestPassages.Raise(index.PassageCompetency[passage], scratch.Passages[passage]);
        var ranked = new List<RankedCompetency>(scratch.Competencies.Touched.Length);
        foreach (var competency in scratch.Competencies.Touched)
        {
            ranked.Add(new RankedCompetency(
                competency,
                (scratch.Competencies[competency] + weights.Passage * scratch.BestPassages[competency] + weights.Topic * scratch.Topics[index.CompetencyTopic[competency]]) * MathF.Pow(scratch.Covered[competency] / all, weights.Cover)));
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

    /// <summary>What one search counts; kept for the next.</summary>
    private sealed class Scratch(EditionIndex index)
    {
        public Tally Shares { get; } = new(index.PassageKind.Length);
        public Tally Passages { get; } = new(index.PassageKind.Length);
        public Tally Counts { get; } = new(index.Competencies.Length);
        public Tally Competencies { get; } = new(index.Competencies.Length);
        public Tally Covered { get; } = new(index.Competencies.Length);
        public Tally BestPassages { get; } = new(index.Competencies.Length);
        public Tally TopicCounts { get; } = new(index.Topics.Length);
        public Tally Topics { get; } = new(index.Topics.Length);

        public void Clear()
        {
            Passages.Clear();
            Competencies.Clear();
            BestPassages.Clear();
            Covered.Clear();
            Topics.Clear();
        }
    }
}

/// <summary>A competency's number in the index and its score, which orders the results of one search only.</summary>
internal readonly record struct RankedCompetency(int Competency, float Score);
