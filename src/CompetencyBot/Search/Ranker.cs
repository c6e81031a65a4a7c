using System.Collections.Concurrent;
using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>
/// Scores competencies for a question, word by word over the postings. Four pieces of evidence add up: the competency as a whole
/// (BM25 over its passages, each kind with its own weight), its best single passage, its topic as a whole, and how it is spoken of
/// (<see cref="LanguageModel"/>).
/// </summary>
internal sealed class Ranker(EditionIndex index, Weights weights)
{
    /// <summary>A word in more passages than this is looked for in the best competencies only; the shipped index has no such word.</summary>
    private const int MostPassagesWalked = 6_000;

    private const int CompetenciesWalked = 200;

    private readonly ConcurrentBag<Scratch> spare = [];

    /// <summary>The best competencies, best first; equal scores in the order of the index.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="limit">Most wanted.</param>
    /// <param name="context">A competency that the question goes on from.</param>
    public ImmutableArray<Hit> Rank(Question question, int limit, Code? context = null)
    {
        if (!spare.TryTake(out var scratch)) scratch = new Scratch(index);
        var all = (float)question.Words.Sum(word => word.Weight);
        // Rare words first: in a large index they choose the competencies among which common words are looked for.
        foreach (var word in question.Words.Where(word => word.IsKnown).OrderBy(CountPassages))
        {
            FindPassages(word, scratch);
            var weight = (float)word.Weight * (word.Typed is null ? 1 : weights.Mended);
            Cover(weight, scratch);
            AddEvidence(MathF.Pow(weight, weights.Rarity), scratch);
        }
        index.Language.Add(question.Phrasing, scratch.TopicLanguage, scratch.Language);
        var best = Best(scratch, limit, context).Select(ranked => HitOf(ranked, all, scratch)).ToImmutableArray();
        scratch.Clear();
        spare.Add(scratch);
        return best;
    }

    /// <summary>How much of a word each passage holds, up to 1 for the word itself.</summary>
    private void FindPassages(QuestionWord word, Scratch scratch)
    {
        var among = CountPassages(word) > MostPassagesWalked && scratch.Competencies.Touched.Length > 0 ? Best(scratch, CompetenciesWalked, null) : null;
        if (word.Word is { } term) FindPassages(index.OfWord(term), 1 - weights.Meaning, scratch.Shares, among);
        foreach (var meaning in word.Meanings) FindPassages(index.OfMeaning(meaning), weights.Meaning, scratch.Shares, among);
    }

    private void FindPassages(Postings postings, float share, Tally shares, List<Ranked>? among)
    {
        if (among is null)
        {
            foreach (var passage in postings.Passages) shares.AddUpTo(passage, share, 1);
            return;
        }
        foreach (var ranked in among)
        {
            var (first, count) = index.PassagesOf[ranked.Competency];
            var at = Array.BinarySearch(postings.Passages, first);
            for (at = at < 0 ? ~at : at; at < postings.Passages.Length && postings.Passages[at] < first + count; at++) shares.AddUpTo(postings.Passages[at], share, 1);
        }
    }

    private int CountPassages(QuestionWord word) =>
        (word.Word is { } term ? index.OfWord(term).Passages.Length : 0) + word.Meanings.Sum(meaning => index.OfMeaning(meaning).Passages.Length);

    /// <summary>Notes that passages, and so their competencies, hold a word.</summary>
    private void Cover(float weight, Scratch scratch)
    {
        foreach (var passage in scratch.Shares.Touched)
        {
            scratch.Held.Add(passage, weight);
            scratch.Counts.Raise(index.PassageCompetency[passage], 1);
        }
        foreach (var competency in scratch.Counts.Touched) scratch.HeldByCompetency.Add(competency, weight);
        scratch.Counts.Clear();
    }

    /// <summary>Adds the evidence of a word to the passages, competencies and topics that hold it.</summary>
    private void AddEvidence(float weight, Scratch scratch)
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

    private List<Ranked> Best(Scratch scratch, int limit, Code? context)
    {
        foreach (var passage in scratch.Passages.Touched) scratch.BestPassages.Raise(index.PassageCompetency[passage], scratch.Passages[passage]);
        var headStart = 0f;
        if (context is not null)
        {
            foreach (var competency in scratch.Competencies.Touched) headStart = Math.Max(headStart, ScoreOf(competency, scratch));
        }
        // Only the best are kept in order: with a large index sorting all of them would take longer than finding them.
        var best = new List<Ranked>();
        foreach (var competency in scratch.Competencies.Touched)
        {
            var ranked = new Ranked(competency, ScoreOf(competency, scratch) + headStart * ShareOfHeadStart(competency, context));
            if (best.Count == limit && Ranked.InOrder.Compare(best[^1], ranked) < 0) continue;
            var place = best.BinarySearch(ranked, Ranked.InOrder);
            best.Insert(~place, ranked);
            if (best.Count > limit) best.RemoveAt(limit);
        }
        return best;
    }

    private float ScoreOf(int competency, Scratch scratch) =>
        scratch.Competencies[competency] + weights.Passage * scratch.BestPassages[competency] + weights.Topic * scratch.Topics[index.CompetencyTopic[competency]]
        + weights.Phrasing * (scratch.Language[competency] + scratch.TopicLanguage[index.CompetencyTopic[competency]]);

    /// <summary>What the question goes on from stands nearer: its competency more, its topic a little.</summary>
    private float ShareOfHeadStart(int competency, Code? context) =>
        context is not { } previous ? 0
        : index.Competencies[competency].Competency.Code is var code && code == previous ? weights.SameCompetency
        : code.Topic == previous.Topic ? weights.SameTopic
        : 0;

    private Hit HitOf(Ranked ranked, float all, Scratch scratch)
    {
        var (first, count) = index.PassagesOf[ranked.Competency];
        var together = 0f;
        var indicators = new List<(Code Code, float Held)>();
        for (var passage = first; passage < first + count; passage++)
        {
            if (index.PassageKind[passage] is not (PassageKind.Introduction or PassageKind.TopicName)) together = Math.Max(together, scratch.Held[passage]);
            if (index.PassageKind[passage] == PassageKind.Indicator && scratch.Held[passage] > weights.LeastOfIndicator * all) indicators.Add((index.PassageIndicator[passage], scratch.Held[passage]));
        }
        var most = indicators.Count == 0 ? 0 : indicators.Max(indicator => indicator.Held);
        return new Hit(
            index.Competencies[ranked.Competency].Competency.Code,
            ranked.Score,
            Math.Min(1, scratch.HeldByCompetency[ranked.Competency] / all),
            Math.Min(1, together / all),
            [.. indicators.Where(indicator => indicator.Held >= weights.ShareOfBestIndicator * most).OrderByDescending(indicator => indicator.Held).ThenBy(indicator => indicator.Code).Select(indicator => indicator.Code)]);
    }

    /// <summary>A competency's number in the index and its score.</summary>
    private readonly record struct Ranked(int Competency, float Score)
    {
        /// <summary>Best first; equal scores in the order of the index.</summary>
        public static Comparer<Ranked> InOrder { get; } = Comparer<Ranked>.Create((left, right) =>
            right.Score.CompareTo(left.Score) is not 0 and var order ? order : left.Competency.CompareTo(right.Competency));
    }

    /// <summary>What one search counts; kept for the next.</summary>
    private sealed class Scratch(EditionIndex index)
    {
        public Tally Shares { get; } = new(index.PassageKind.Length);
        public Tally Passages { get; } = new(index.PassageKind.Length);
        public Tally Held { get; } = new(index.PassageKind.Length);
        public Tally Counts { get; } = new(index.Competencies.Length);
        public Tally HeldByCompetency { get; } = new(index.Competencies.Length);
        public Tally Competencies { get; } = new(index.Competencies.Length);
        public Tally BestPassages { get; } = new(index.Competencies.Length);
        public Tally TopicCounts { get; } = new(index.Topics.Length);
        public Tally Topics { get; } = new(index.Topics.Length);
        public Tally Language { get; } = new(index.Competencies.Length);
        public Tally TopicLanguage { get; } = new(index.Topics.Length);

        public void Clear()
        {
            Passages.Clear();
            Held.Clear();
            HeldByCompetency.Clear();
            Competencies.Clear();
            BestPassages.Clear();
            Topics.Clear();
            Language.Clear();
            TopicLanguage.Clear();
        }
    }
}
