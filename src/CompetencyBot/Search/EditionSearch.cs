using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>Everything that searching one language takes.</summary>
internal sealed class EditionSearch
{
    private readonly LanguageAnalysis analysis;
    private readonly EditionIndex index;
    private readonly Ranker ranker;
    private readonly ImmutableArray<FrozenTerms> termsOfCompetencies;
    private readonly ImmutableArray<ImmutableArray<(Code Code, FrozenTerms Terms)>> termsOfIndicators;

    public EditionSearch(Edition edition, Vocabulary vocabulary, Weights? weights = null)
    {
        analysis = new LanguageAnalysis(edition.Language, vocabulary);
        index = new EditionIndex(edition, analysis);
        ranker = new Ranker(index, weights ?? Weights.Default);
        Reader = new QuestionReader(analysis, index);
        termsOfIndicators = [.. edition.Competencies.Select(place => place.Competency.Indicators.Select(indicator => (indicator.Code, TermsOf([indicator.Text]))).ToImmutableArray())];
        termsOfCompetencies = [.. edition.Competencies.Select(place => TermsOf(
        [
            place.Topic.Name, place.Topic.Text?.Introduction ?? "", place.Competency.Title,
            .. place.Competency.Indicators.Select(indicator => indicator.Text), .. place.Competency.Questions,
        ]))];
    }

    public QuestionReader Reader { get; }

    public EditionIndex Index => index;

    public ImmutableArray<Hit> Search(Question question, int limit, Code? context = null, int skip = -1) =>
        [.. ranker.Rank(question, limit, context, skip).Select(ranked => new Hit(
            index.Competencies[ranked.Competency].Competency.Code,
            ranked.Score,
            Coverage(question, termsOfCompetencies[ranked.Competency]),
            MatchingIndicators(question, ranked.Competency)))];

    /// <summary>Why the first hits were found.</summary>
    public ImmutableArray<Explanation> Explain(Question question, IEnumerable<Hit> hits) =>
        [.. hits.Select(hit => new Explanation(hit, [.. question.Words.Select(word => EvidenceOf(word, hit.Competency))]))];

    private WordEvidence EvidenceOf(QuestionWord word, Code code)
    {
        var alone = ranker.Rank(new Question([word], []), int.MaxValue).FirstOrDefault(ranked => index.Competencies[ranked.Competency].Competency.Code == code).Score;
        var passages = word.Meanings.SelectMany(meaning => index.Postings(SearchSchema.Meanings, meaning).Passages)
            .Distinct().Where(passage => index.PassageIndicator[passage].OfCompetency == code).Order().ToList();
        return new WordEvidence(
            word,
            alone,
            [.. passages.Where(passage => index.PassageKind[passage] is PassageKind.Title or PassageKind.Indicator).Select(passage => index.PassageIndicator[passage])],
            passages.Count(passage => index.PassageKind[passage] == PassageKind.Question),
            passages.Exists(passage => index.PassageKind[passage] is PassageKind.TopicName or PassageKind.Introduction));
    }

    private FrozenTerms TermsOf(IEnumerable<string> texts) => new(texts.SelectMany(analysis.Analyze).Where(word => !word.IsFunctionWord).SelectMany(word => word.Meanings));

    private static double Coverage(Question question, FrozenTerms terms)
    {
        var all = question.Words.Sum(word => word.Weight);
        return all == 0 ? 0 : question.Words.Where(word => word.Meanings.Any(terms.Contains)).Sum(word => word.Weight * (word.Typed is null ? 1 : 0.8)) / all;
    }

    private ImmutableArray<Code> MatchingIndicators(Question question, int competency)
    {
        var scored = termsOfIndicators[competency]
            .Select(indicator => (indicator.Code, Coverage: Coverage(question, indicator.Terms)))
            .OrderByDescending(indicator => indicator.Coverage).ThenBy(indicator => indicator.Code)
            .ToList();
        return [.. scored.Where(indicator => indicator.Coverage > 0.15 && indicator.Coverage >= 0.6 * scored[0].Coverage).Select(indicator => indicator.Code)];
    }

    private sealed class FrozenTerms(IEnumerable<string> terms)
    {
        private readonly HashSet<string> terms = [.. terms];

        public bool Contains(string term) => terms.Contains(term);
    }
}
