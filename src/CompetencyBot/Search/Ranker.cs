using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
    private readonly ConcurrentBag<RankerScratch> spare = [];

    /// <summary>Where each word of the index stands, worked out when it is first asked for; of words that the index lacks nothing is kept.</summary>
    private readonly ConcurrentDictionary<WordTerms, WordPlaces> known = new();

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
        if (!spare.TryTake(out var scratch)) scratch = new RankerScratch(index);
        var all = 0f;
        foreach (var word in question.Words)
        {
            all += (float)word.Weight;
            if (!word.IsKnown) continue;
            // Rare words first: in a large index they choose the competencies among which common words are looked for.
            var terms = new WordTerms(word, index);
            var place = scratch.Words.Count;
            while (place > 0 && scratch.Words[place - 1].Terms.Passages > terms.Passages) place--;
            scratch.Words.Insert(place, (word, terms));
        }
        foreach (var (word, terms) in scratch.Words) AddEvidence((float)word.Weight * (word.Typed is null ? 1 : weights.Mended), PlacesOf(terms, scratch), scratch);
        index.Language.Add(question.Phrasing.AsSpan(), scratch.TopicLanguage, scratch.Language);
        var best = Best(scratch, limit, context);
        var hits = ImmutableArray.CreateBuilder<Hit>(best.Count);
        foreach (var ranked in best) hits.Add(HitOf(ranked, all, scratch));
        scratch.Clear();
        spare.Add(scratch);
        return hits.MoveToImmutable();
    }

    private WordPlaces PlacesOf(WordTerms terms, RankerScratch scratch)
    {
        if (terms.Passages > MostPassagesWalked && scratch.Touched.Length > 0)
        {
            Find(terms, Best(scratch, CompetenciesWalked, null), scratch, scratch.Places);
            return scratch.Places;
        }
        if (known.TryGetValue(terms, out var places)) return places;
        places = new WordPlaces();
        Find(terms, null, scratch, places);
        return known.GetOrAdd(terms, places.Trimmed());
    }

    /// <summary>Finds where a word stands, everywhere or among some competencies only.</summary>
    private void Find(WordTerms terms, List<Ranked>? among, RankerScratch scratch, WordPlaces found)
    {
        Share(terms.Itself, 1 - weights.Meaning, scratch, among);
        foreach (var meaning in terms.Meanings) Share(meaning, weights.Meaning, scratch, among);
        found.Clear();
        scratch.Sharing.Sort();
        var sharing = scratch.Sharing;
        for (var at = 0; at < sharing.Length;)
        {
            var (competency, count) = (passages[sharing[at]].Competency, 0f);
            for (; at < sharing.Length && passages[sharing[at]].Competency == competency; at++)
            {
                ref var place = ref passages[sharing[at]];
                var share = scratch.Passages[sharing[at]].Share;
                count += place.Weight * share;
                found.Passages.Add((sharing[at], share * place.PerLength));
            }
            var length = 1 + (weights.Length * (index.CompetencyLength[competency] - 1));
            found.Competencies.Add((competency, at, count / (count + (weights.Saturation * length))));
            // A topic's competencies follow one another.
            var topic = index.CompetencyTopic[competency];
            if (found.Topics is [.., (var latest, var before)] && latest == topic) found.Topics[^1] = (topic, before + count);
            else found.Topics.Add((topic, count));
        }
        foreach (ref var topic in CollectionsMarshal.AsSpan(found.Topics)) topic.Share /= topic.Share + weights.TopicSaturation;
        scratch.ClearShares();
    }

    private void Share(Postings postings, float share, RankerScratch scratch, List<Ranked>? among)
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
    private void AddEvidence(float weight, WordPlaces places, RankerScratch scratch)
    {
        var evidence = MathF.Pow(weight, weights.Rarity);
        var at = 0;
        var inPassages = CollectionsMarshal.AsSpan(places.Passages);
        foreach (var (competency, end, ratio) in CollectionsMarshal.AsSpan(places.Competencies))
        {
            var most = 0f;
            foreach (var (passage, share) in inPassages[at..end]) most = Math.Max(most, scratch.Hold(passage, weight, evidence * share));
            at = end;
            scratch.Hold(competency, weight, evidence * ratio, most);
        }
        foreach (var (topic, ratio) in CollectionsMarshal.AsSpan(places.Topics)) scratch.Topics[topic] += evidence * ratio;
    }

    private List<Ranked> Best(RankerScratch scratch, int limit, Code? context)
    {
        var headStart = 0f;
        if (context is not null)
        {
            foreach (var competency in scratch.Touched) headStart = Math.Max(headStart, ScoreOf(competency, scratch));
        }
        // Only the best are kept in order: with a large index sorting all of them would take longer than finding them.
        var best = new List<Ranked>(Math.Min(limit, scratch.Touched.Length) + 1);
        foreach (var competency in scratch.Touched)
        {
            var ranked = new Ranked(competency, ScoreOf(competency, scratch) + headStart * ShareOfHeadStart(competency, context));
            if (best.Count == limit && !ranked.IsBefore(best[^1])) continue;
            var place = best.Count;
            while (place > 0 && ranked.IsBefore(best[place - 1])) place--;
            best.Insert(place, ranked);
            if (best.Count > limit) best.RemoveAt(limit);
        }
        return best;
    }

    private float ScoreOf(int competency, RankerScratch scratch)
    {
        ref var score = ref scratch.Competencies[competency];
        var topic = index.CompetencyTopic[competency];
        return score.Evidence + weights.Passage * score.BestPassage + weights.Topic * scratch.Topics[topic] + weights.Phrasing * (scratch.Language[competency] + scratch.TopicLanguage[topic]);
    }

    /// <summary>What the question goes on from stands nearer: its competency more, its topic a little.</summary>
    private float ShareOfHeadStart(int competency, Code? context) =>
        context is not { } previous ? 0
        : index.Competencies[competency].Competency.Code is var code && code == previous ? weights.SameCompetency
        : code.Topic == previous.Topic ? weights.SameTopic
        : 0;

    private Hit HitOf(Ranked ranked, float all, RankerScratch scratch)
    {
        var (first, count) = index.PassagesOf[ranked.Competency];
        var (together, most) = (0f, 0f);
        var of = scratch.Passages.AsSpan(first, count);
        var kinds = index.PassageKind.AsSpan(first, count);
        for (var i = 0; i < of.Length; i++)
        {
            var held = of[i].Held;
            if (held > together && kinds[i] is not (PassageKind.Introduction or PassageKind.TopicName)) together = held;
            if (held > most && kinds[i] == PassageKind.Indicator) most = held;
        }
        return new Hit(
            index.Competencies[ranked.Competency].Competency.Code,
            ranked.Score,
            Math.Min(1, scratch.Competencies[ranked.Competency].Held / all),
            Math.Min(1, together / all),
            most > weights.LeastOfIndicator * all ? IndicatorsIn(first, count, Math.Max(weights.LeastOfIndicator * all, weights.ShareOfBestIndicator * most), scratch) : []);
    }

    /// <summary>The indicators among a competency's passages that hold at least so much, those that hold most first.</summary>
    private ImmutableArray<Code> IndicatorsIn(int first, int count, float least, RankerScratch scratch)
    {
        var indicators = new List<(float Held, Code Code)>();
        for (var passage = first; passage < first + count; passage++)
        {
            if (scratch.Passages[passage].Held >= least && index.PassageKind[passage] == PassageKind.Indicator) indicators.Add((scratch.Passages[passage].Held, index.PassageIndicator[passage]));
        }
        return [.. indicators.OrderByDescending(indicator => indicator.Held).ThenBy(indicator => indicator.Code).Select(indicator => indicator.Code)];
    }

    /// <summary>A competency's number in the index and its score.</summary>
    private readonly record struct Ranked(int Competency, float Score)
    {
        /// <summary>Best first; equal scores in the order of the index.</summary>
        public bool IsBefore(Ranked other) => Score > other.Score || (Score == other.Score && Competency < other.Competency);
    }

    /// <summary>Where a passage belongs, what a word in it counts there, and what its evidence is multiplied by, the longer the less.</summary>
    private readonly record struct PassagePlace(int Competency, float Weight, float PerLength);
}
