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
        foreach (var word in question.Words)
        {
            all += (float)word.Weight;
            if (word.IsKnown) scratch.Known.Add(word);
        }
        // Rare words first: in a large index they choose the competencies among which common words are looked for.
        foreach (var word in scratch.Known.OrderBy(word => word.Terms.Passages))
        {
            var places = word.Terms.Passages > MostPassagesWalked && scratch.Touched.Length > 0
                ? finder.Among(word.Terms, Best(scratch, CompetenciesWalked, null).Select(ranked => ranked.Competency))
                : finder.Everywhere(word.Terms);
            var weight = (float)word.Weight * (word.Typed is null ? 1 : weights.Mended);
            Add(new WordOfQuestion(places, weight, MathF.Pow(weight, weights.Rarity)), scratch);
        }
        index.Language.Add(question.Phrasing.AsSpan(), scratch.TopicLanguage, scratch.Language);
        var best = Best(scratch, limit, context);
        var hits = ImmutableArray.CreateBuilder<Hit>(best.Count);
        foreach (var ranked in best) hits.Add(HitOf(ranked, all, scratch));
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
    private List<Ranked> Best(RankerScratch scratch, int limit, Code? context)
    {
        var headStart = context is null ? 0 : Best(scratch, 1, null) is [var first] ? first.Score : 0;
        var least = new List<Ranked>();
        foreach (var competency in scratch.Touched) Keep(least, limit, new Ranked(competency, Score(competency, scratch.Competencies[competency].OneWord)));
        var best = new List<Ranked>(least.Count + 1);
        foreach (var competency in scratch.Touched)
        {
            if (least.Count == limit && Score(competency, scratch.Competencies[competency].AllWords) < least[^1].Score) continue;
            Keep(best, limit, new Ranked(competency, Score(competency, BestPassage(competency, scratch))));
        }
        return best;

        float Score(int competency, float bestPassage)
        {
            var topic = index.CompetencyTopic[competency];
            return scratch.Competencies[competency].Evidence + weights.Passage * bestPassage + weights.Topic * scratch.Topics[topic]
                + weights.Phrasing * (scratch.Language[competency] + scratch.TopicLanguage[topic]) + headStart * ShareOfHeadStart(competency, context);
        }
    }

    /// <summary>Only the best are kept, in order: with a large index sorting all would take longer than finding them.</summary>
    private static void Keep(List<Ranked> best, int limit, Ranked ranked)
    {
        if (best.Count == limit && !ranked.IsBefore(best[^1])) return;
        var place = best.Count;
        while (place > 0 && ranked.IsBefore(best[place - 1])) place--;
        best.Insert(place, ranked);
        if (best.Count > limit) best.RemoveAt(limit);
    }

    /// <summary>The evidence of that passage of a competency which has most.</summary>
    private float BestPassage(int competency, RankerScratch scratch)
    {
        var (first, count) = index.PassagesOf[competency];
        var evidence = scratch.OfPassages.AsSpan(0, count);
        evidence.Clear();
        var best = 0f;
        foreach (var word in CollectionsMarshal.AsSpan(scratch.Words))
        {
            foreach (var (passage, share) in word.Places.PassagesIn(competency)) best = Math.Max(best, evidence[passage - first] += word.Evidence * share);
        }
        return best;
    }

    /// <summary>What the question goes on from stands nearer: its competency more, its topic a little.</summary>
    private float ShareOfHeadStart(int competency, Code? context) =>
        context is not { } previous ? 0
        : index.Competencies[competency].Competency.Code is var code && code == previous ? weights.SameCompetency
        : code.Topic == previous.Topic ? weights.SameTopic
        : 0;

    /// <summary>A competency found, with how much of the question it, one passage of it and its indicators hold.</summary>
    private Hit HitOf(Ranked ranked, float all, RankerScratch scratch)
    {
        var (first, count) = index.PassagesOf[ranked.Competency];
        var held = scratch.OfPassages.AsSpan(0, count);
        held.Clear();
        var (ofCompetency, together, most) = (0f, 0f, 0f);
        foreach (var word in CollectionsMarshal.AsSpan(scratch.Words))
        {
            var standing = word.Places.PassagesIn(ranked.Competency);
            if (!standing.IsEmpty) ofCompetency += word.Weight;
            foreach (var (passage, _) in standing)
            {
                var now = held[passage - first] += word.Weight;
                var kind = index.PassageKind[passage];
                if (kind is not (PassageKind.Introduction or PassageKind.TopicName)) together = Math.Max(together, now);
                if (kind == PassageKind.Indicator) most = Math.Max(most, now);
            }
        }
        return new Hit(
            index.Competencies[ranked.Competency].Competency.Code,
            ranked.Score,
            Math.Min(1, ofCompetency / all),
            Math.Min(1, together / all),
            most > weights.LeastOfIndicator * all ? IndicatorsIn(first, held, Math.Max(weights.LeastOfIndicator * all, weights.ShareOfBestIndicator * most)) : []);
    }

    /// <summary>The indicators among a competency's passages that hold at least so much, those that hold most first.</summary>
    private ImmutableArray<Code> IndicatorsIn(int first, ReadOnlySpan<float> held, float least)
    {
        var indicators = new List<(float Held, Code Code)>();
        for (var i = 0; i < held.Length; i++)
        {
            if (held[i] >= least && index.PassageKind[first + i] == PassageKind.Indicator) indicators.Add((held[i], index.PassageIndicator[first + i]));
        }
        indicators.Sort((one, other) => other.Held.CompareTo(one.Held) is not 0 and var order ? order : one.Code.CompareTo(other.Code));
        return [.. indicators.Select(indicator => indicator.Code)];
    }

    /// <summary>A competency's number in the index and its score.</summary>
    private readonly record struct Ranked(int Competency, float Score)
    {
        /// <summary>Best first; equal scores in the order of the index.</summary>
        public bool IsBefore(Ranked other) => Score > other.Score || (Score == other.Score && Competency < other.Competency);
    }
}
