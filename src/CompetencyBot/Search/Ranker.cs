using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>
/// Scores competencies for a question. Four pieces of evidence add up: the competency as a whole (BM25 over its passages, each kind with
/// its own weight), its best single passage, its topic as a whole, and how it is spoken of (<see cref="LanguageModel"/>).
/// </summary>
internal sealed class Ranker(EditionIndex index, Weights weights)
{
    /// <summary>A word in more passages than this is looked for in the best competencies only; the shipped index has no such word.</summary>
    private const int MostPassagesWalked = 6_000;

    private const int CompetenciesWalked = 200;

    private readonly WordFinder finder = new(index, weights);
    private readonly ConcurrentBag<RankerScratch> spare = [];

    /// <summary>The best competencies, best first; equal scores in the order of the index.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="limit">Most wanted.</param>
    /// <param name="context">A competency that the question goes on from.</param>
    public ImmutableArray<Hit> Rank(Question question, int limit, Code? context = null)
    {
        if (!spare.TryTake(out var scratch)) scratch = new RankerScratch(index);
        var all = 0f;
        foreach (var word in question.Words) all += (float)word.Weight;
        // Rare words first: in a large index they choose the competencies among which common words are looked for.
        foreach (var word in question.Words.Where(word => word.IsKnown).OrderBy(word => word.Terms.Passages))
        {
            var places = word.Terms.Passages > MostPassagesWalked && scratch.Touched.Length > 0
                ? finder.Among(word.Terms, Best(scratch, CompetenciesWalked, null).Select(found => found.Competency))
                : finder.Everywhere(word.Terms);
            var weight = (float)word.Weight * (word.Typed is null ? 1 : weights.Mended);
            Add(new WordOfQuestion(places, weight, MathF.Pow(weight, weights.Rarity)), scratch);
        }
        index.Language.Add(question.Phrasing.AsSpan(), scratch.TopicLanguage, scratch.Language);
        var best = Best(scratch, limit, context);
        var hits = ImmutableArray.CreateBuilder<Hit>(best.Count);
        foreach (var found in best) hits.Add(HitOf(found, all, scratch));
        scratch.Clear();
        spare.Add(scratch);
        return hits.MoveToImmutable();
    }

    private static void Add(WordOfQuestion word, RankerScratch scratch)
    {
        scratch.Words.Add(word);
        foreach (var place in CollectionsMarshal.AsSpan(word.Places.Competencies)) scratch.Add(place.Competency, word.Evidence * place.Share, word.Evidence * place.BestPassage);
        foreach (var (topic, share) in CollectionsMarshal.AsSpan(word.Places.Topics)) scratch.Topics[topic] += word.Evidence * share;
    }

    /// <summary>
    /// The best competencies so far. The best passage of each has at least the evidence of one word where that stands best, and at most
    /// that of all words where each of them does: passages are looked at only where that leaves open whether a competency is among the best.
    /// </summary>
    private List<Found> Best(RankerScratch scratch, int limit, Code? context)
    {
        var headStart = context is null ? 0 : Best(scratch, 1, null) is [var first] ? first.Score : 0;
        var least = new List<float>();
        if (scratch.Touched.Length > limit)
        {
            foreach (var competency in scratch.Touched) Keep(least, limit, Score(competency, scratch.Competencies[competency].OneWord), (one, other) => one > other);
        }
        var needed = least is [.., var smallest] ? smallest : float.NegativeInfinity;
        var best = new List<Found>();
        foreach (var competency in scratch.Touched)
        {
            if (Score(competency, scratch.Competencies[competency].AllWords) < needed) continue;
            var found = Look(competency, scratch);
            Keep(best, limit, found with { Score = Score(competency, found.BestPassage) }, (one, other) => one.IsBefore(other));
        }
        return best;

        float Score(int competency, float bestPassage)
        {
            var topic = index.CompetencyTopic[competency];
            return scratch.Competencies[competency].Evidence + weights.Passage * bestPassage + weights.Topic * scratch.Topics[topic]
                + weights.Phrasing * (scratch.Language[competency] + scratch.TopicLanguage[topic]) + headStart * ShareOfHeadStart(competency, context);
        }
    }

    /// <summary>Only the best are kept, in order: with a large index sorting all would take longer than finding them. Of equals the first stays first.</summary>
    private static void Keep<T>(List<T> best, int limit, T item, Func<T, T, bool> isBefore)
    {
        if (limit == 0 || (best.Count == limit && !isBefore(item, best[^1]))) return;
        var place = best.Count;
        while (place > 0 && isBefore(item, best[place - 1])) place--;
        best.Insert(place, item);
        if (best.Count > limit) best.RemoveAt(limit);
    }

    /// <summary>Looks at the passages of a competency.</summary>
    private Found Look(int competency, RankerScratch scratch)
    {
        var (first, count) = index.PassagesOf[competency];
        var evidence = scratch.EvidenceOfPassages.AsSpan(0, count);
        var held = scratch.HeldByPassages.AsSpan(0, count);
        evidence.Clear();
        held.Clear();
        var (best, all, together) = (0f, 0f, 0f);
        foreach (ref var word in CollectionsMarshal.AsSpan(scratch.Words))
        {
            var standing = word.Places.PassagesIn(competency);
            if (!standing.IsEmpty) all += word.Weight;
            foreach (var (passage, share) in standing)
            {
                best = Math.Max(best, evidence[passage - first] += word.Evidence * share);
                var now = held[passage - first] += word.Weight;
                if (index.PassageKind[passage] is not (PassageKind.Introduction or PassageKind.TopicName)) together = Math.Max(together, now);
            }
        }
        var indicators = scratch.Indicators.Count;
        scratch.Indicators.AddRange(held.Slice(index.IndicatorsOf[competency].First - first, index.IndicatorsOf[competency].Count));
        return new Found(competency, 0, best, all, together, indicators);
    }

    /// <summary>What the question goes on from stands nearer: its competency more, its topic a little.</summary>
    private float ShareOfHeadStart(int competency, Code? context) =>
        context is not { } previous ? 0
        : index.Competencies[competency].Competency.Code is var code && code == previous ? weights.SameCompetency
        : code.Topic == previous.Topic ? weights.SameTopic
        : 0;

    private Hit HitOf(Found found, float all, RankerScratch scratch) => new(
        index.Competencies[found.Competency].Competency.Code,
        found.Score,
        Math.Min(1, found.Held / all),
        Math.Min(1, found.HeldByPassage / all),
        IndicatorsOf(found, all, scratch));

    /// <summary>The indicators of a competency that hold enough of the question, those that hold most first.</summary>
    private ImmutableArray<Code> IndicatorsOf(Found found, float all, RankerScratch scratch)
    {
        var (first, count) = index.IndicatorsOf[found.Competency];
        var held = CollectionsMarshal.AsSpan(scratch.Indicators).Slice(found.Indicators, count);
        var most = 0f;
        foreach (var one in held) most = Math.Max(most, one);
        if (most <= weights.LeastOfIndicator * all) return [];
        var least = Math.Max(weights.LeastOfIndicator * all, weights.ShareOfBestIndicator * most);
        var indicators = new List<(float Held, Code Code)>(count);
        for (var i = 0; i < count; i++)
        {
            if (held[i] >= least) Keep(indicators, count, (Held: held[i], Code: index.PassageIndicator[first + i]), (one, other) => one.Held > other.Held);
        }
        return [.. indicators.Select(indicator => indicator.Code)];
    }

    /// <summary>A competency that was looked at.</summary>
    /// <param name="Competency">Its number in the index.</param>
    /// <param name="Score">Its score.</param>
    /// <param name="BestPassage">The evidence of that passage of it which has most.</param>
    /// <param name="Held">How much of the question it holds, and …</param>
    /// <param name="HeldByPassage">… a single passage of it.</param>
    /// <param name="Indicators">Where in <see cref="RankerScratch.Indicators"/> stands what its indicators hold.</param>
    private readonly record struct Found(int Competency, float Score, float BestPassage, float Held, float HeldByPassage, int Indicators)
    {
        /// <summary>Best first; equal scores in the order of the index.</summary>
        public bool IsBefore(Found other) => Score > other.Score || (Score == other.Score && Competency < other.Competency);
    }
}
