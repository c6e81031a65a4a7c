using System.Collections.Concurrent;
using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>
/// Scores competencies for a question, word by word over the postings. Four pieces of evidence add up: the competency as a whole
/// (BM25 over its passages, each kind with its own weight), its best single passage, its topic as a whole, and how it is spoken of
/// (<see cref="LanguageModel"/>).
/// </summary>
internal sealed class Ranker
{
    /// <summary>A word in more passages than this is looked for in the best competencies only; the shipped index has no such word.</summary>
    private const int MostPassagesWalked = 6_000;

    private const int CompetenciesWalked = 200;

    private readonly EditionIndex index;
    private readonly Weights weights;
    private readonly PassagePlace[] passages;
    private readonly ConcurrentBag<Scratch> spare = [];

    public Ranker(EditionIndex index, Weights weights)
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

    /// <summary>The best competencies, best first; equal scores in the order of the index.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="limit">Most wanted.</param>
    /// <param name="context">A competency that the question goes on from.</param>
    public ImmutableArray<Hit> Rank(Question question, int limit, Code? context = null)
    {
        if (!spare.TryTake(out var scratch)) scratch = new Scratch(index);
        var all = 0f;
        var places = new List<WordPlaces>(question.Words.Length);
        foreach (var word in question.Words)
        {
            all += (float)word.Weight;
            if (word.IsKnown) places.Add(PlacesOf(word));
        }
        // Rare words first: in a large index they choose the competencies among which common words are looked for.
        foreach (var word in places.OrderBy(word => word.Passages))
        {
            FindPassages(word, scratch);
            AddEvidence((float)word.Word.Weight * (word.Word.Typed is null ? 1 : weights.Mended), scratch);
        }
        index.Language.Add(question.Phrasing, scratch.TopicLanguage, scratch.Language);
        var best = Best(scratch, limit, context);
        var hits = ImmutableArray.CreateBuilder<Hit>(best.Count);
        foreach (var ranked in best) hits.Add(HitOf(ranked, all, scratch));
        scratch.Clear();
        spare.Add(scratch);
        return hits.MoveToImmutable();
    }

    private WordPlaces PlacesOf(QuestionWord word)
    {
        var itself = word.Word is { } term ? index.OfWord(term) : Postings.None;
        var meanings = new Postings[word.Meanings.Length];
        var passages = itself.Passages.Length;
        for (var i = 0; i < meanings.Length; i++) passages += (meanings[i] = index.OfMeaning(word.Meanings[i])).Passages.Length;
        return new WordPlaces(word, itself, meanings, passages);
    }

    /// <summary>How much of a word each passage holds, up to 1 for the word itself.</summary>
    private void FindPassages(WordPlaces word, Scratch scratch)
    {
        var among = word.Passages > MostPassagesWalked && scratch.Competencies.Touched.Length > 0 ? Best(scratch, CompetenciesWalked, null) : null;
        FindPassages(word.Itself, 1 - weights.Meaning, scratch, among);
        foreach (var meaning in word.Meanings) FindPassages(meaning, weights.Meaning, scratch, among);
    }

    private void FindPassages(Postings postings, float share, Scratch scratch, List<Ranked>? among)
    {
        if (among is null)
        {
            foreach (var passage in postings.Passages) scratch.Share(passage, share);
            return;
        }
        foreach (var ranked in among)
        {
            var (first, count) = index.PassagesOf[ranked.Competency];
            var at = Array.BinarySearch(postings.Passages, first);
            for (at = at < 0 ? ~at : at; at < postings.Passages.Length && postings.Passages[at] < first + count; at++) scratch.Share(postings.Passages[at], share);
        }
    }

    /// <summary>Adds a word to the passages, competencies and topics that hold it: how much of the question it is, and its evidence.</summary>
    private void AddEvidence(float weight, Scratch scratch)
    {
        var evidence = MathF.Pow(weight, weights.Rarity);
        foreach (var passage in scratch.Sharing)
        {
            ref var score = ref scratch.Passages[passage];
            ref var place = ref passages[passage];
            scratch.Counts.Add(place.Competency, place.Weight * score.Share);
            scratch.Hold(passage, weight, evidence * score.Share * place.PerLength);
        }
        foreach (var competency in scratch.Counts.Touched)
        {
            var count = scratch.Counts[competency];
            var length = 1 + weights.Length * (index.CompetencyLength[competency] - 1);
            scratch.HeldByCompetency.Add(competency, weight);
            scratch.Competencies.Add(competency, evidence * count / (count + weights.Saturation * length));
            scratch.TopicCounts.Add(index.CompetencyTopic[competency], count);
        }
        foreach (var topic in scratch.TopicCounts.Touched)
        {
            var count = scratch.TopicCounts[topic];
            scratch.Topics.Add(topic, evidence * count / (count + weights.TopicSaturation));
        }
        scratch.ClearShares();
        scratch.Counts.Clear();
        scratch.TopicCounts.Clear();
    }

    private List<Ranked> Best(Scratch scratch, int limit, Code? context)
    {
        foreach (var passage in scratch.Holding) scratch.BestPassages.Raise(passages[passage].Competency, scratch.Passages[passage].Evidence);
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
        var (together, most) = (0f, 0f);
        for (var passage = first; passage < first + count; passage++)
        {
            if (index.PassageKind[passage] is not (PassageKind.Introduction or PassageKind.TopicName)) together = Math.Max(together, scratch.Passages[passage].Held);
            if (index.PassageKind[passage] == PassageKind.Indicator) most = Math.Max(most, scratch.Passages[passage].Held);
        }
        return new Hit(
            index.Competencies[ranked.Competency].Competency.Code,
            ranked.Score,
            Math.Min(1, scratch.HeldByCompetency[ranked.Competency] / all),
            Math.Min(1, together / all),
            most > weights.LeastOfIndicator * all ? IndicatorsIn(first, count, Math.Max(weights.LeastOfIndicator * all, weights.ShareOfBestIndicator * most), scratch) : []);
    }

    /// <summary>The indicators among a competency's passages that hold at least so much, those that hold most first.</summary>
    private ImmutableArray<Code> IndicatorsIn(int first, int count, float least, Scratch scratch) =>
    [
        .. Enumerable.Range(first, count)
            .Where(passage => index.PassageKind[passage] == PassageKind.Indicator && scratch.Passages[passage].Held >= least)
            .OrderByDescending(passage => scratch.Passages[passage].Held).ThenBy(passage => index.PassageIndicator[passage])
            .Select(passage => index.PassageIndicator[passage]),
    ];

    /// <summary>Where a word of the question stands.</summary>
    /// <param name="Word">The word.</param>
    /// <param name="Itself">Where it stands as it is said.</param>
    /// <param name="Meanings">Where each of its meanings stands.</param>
    /// <param name="Passages">How many passages all of these have, one in two of them counted twice.</param>
    private sealed record WordPlaces(QuestionWord Word, Postings Itself, Postings[] Meanings, int Passages);

    /// <summary>A competency's number in the index and its score.</summary>
    private readonly record struct Ranked(int Competency, float Score)
    {
        /// <summary>Best first; equal scores in the order of the index.</summary>
        public static Comparer<Ranked> InOrder { get; } = Comparer<Ranked>.Create((left, right) =>
            right.Score.CompareTo(left.Score) is not 0 and var order ? order : left.Competency.CompareTo(right.Competency));
    }

    /// <summary>Where a passage belongs, what a word in it counts there, and what its evidence is multiplied by, the longer the less.</summary>
    private readonly record struct PassagePlace(int Competency, float Weight, float PerLength);

    /// <summary>What one search finds in a passage: how much of the word that is looked for, how much of the question, and the evidence.</summary>
    private struct PassageScore
    {
        public float Share;
        public float Held;
        public float Evidence;
    }

    /// <summary>What one search counts; kept for the next. Clearing costs only what was touched.</summary>
    private sealed class Scratch(EditionIndex index)
    {
        private readonly int[] sharing = new int[index.PassageKind.Length];
        private readonly int[] holding = new int[index.PassageKind.Length];
        private int countSharing;
        private int countHolding;

        public PassageScore[] Passages { get; } = new PassageScore[index.PassageKind.Length];

        /// <summary>The passages that hold some of the word that is looked for.</summary>
        public ReadOnlySpan<int> Sharing => sharing.AsSpan(0, countSharing);

        /// <summary>The passages that hold some of the question.</summary>
        public ReadOnlySpan<int> Holding => holding.AsSpan(0, countHolding);

        public Tally Counts { get; } = new(index.Competencies.Length);
        public Tally HeldByCompetency { get; } = new(index.Competencies.Length);
        public Tally Competencies { get; } = new(index.Competencies.Length);
        public Tally BestPassages { get; } = new(index.Competencies.Length);
        public Tally TopicCounts { get; } = new(index.Topics.Length);
        public Tally Topics { get; } = new(index.Topics.Length);
        public Tally Language { get; } = new(index.Competencies.Length);
        public Tally TopicLanguage { get; } = new(index.Topics.Length);

        public void Share(int passage, float share)
        {
            ref var score = ref Passages[passage];
            if (score.Share == 0) sharing[countSharing++] = passage;
            score.Share = Math.Min(1, score.Share + share);
        }

        public void Hold(int passage, float weight, float evidence)
        {
            ref var score = ref Passages[passage];
            if (score.Held == 0) holding[countHolding++] = passage;
            score.Held += weight;
            score.Evidence += evidence;
        }

        public void ClearShares()
        {
            foreach (var passage in Sharing) Passages[passage].Share = 0;
            countSharing = 0;
        }

        public void Clear()
        {
            foreach (var passage in Holding) Passages[passage] = default;
            countHolding = 0;
            HeldByCompetency.Clear();
            Competencies.Clear();
            BestPassages.Clear();
            Topics.Clear();
            Language.Clear();
            TopicLanguage.Clear();
        }
    }
}
