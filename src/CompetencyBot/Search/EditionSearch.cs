using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>Everything that searching one language takes.</summary>
internal sealed class EditionSearch
{
    private readonly EditionIndex index;
    private readonly Ranker ranker;

    /// <param name="edition">What is searched.</param>
    /// <param name="vocabulary">Which words mean the same.</param>
    /// <param name="kept">What was learned of the same edition before; without it, it is learned.</param>
    public EditionSearch(Edition edition, Vocabulary vocabulary, RowReader? kept)
    {
        var analysis = new LanguageAnalysis(edition.Language, vocabulary);
        index = new EditionIndex(edition, analysis, kept);
        ranker = new Ranker(index, Weights.Of(edition.Language));
        Reader = new QuestionReader(analysis, new Lexicon(analysis, index), index);
        TopicNames = new TopicNames(edition, analysis);
    }

    public QuestionReader Reader { get; }

    public TopicNames TopicNames { get; }

    /// <summary>Writes what was learned from the edition.</summary>
    public void Keep(RowWriter kept) => index.Keep(kept);

    public ImmutableArray<Hit> Search(Question question, int limit, Code? context = null) => ranker.Rank(question, limit, context);

    /// <summary>Why the first hits were found.</summary>
    public ImmutableArray<Explanation> Explain(Question question, IEnumerable<Hit> hits) =>
        [.. hits.Select(hit => new Explanation(hit, [.. question.Words.Select(word => EvidenceOf(word, hit.Competency))]))];

    private WordEvidence EvidenceOf(QuestionWord word, Code code)
    {
        var alone = ranker.Rank(new Question("", [word], []), int.MaxValue).FirstOrDefault(hit => hit.Competency == code)?.Score ?? 0;
        var passages = word.Meanings.SelectMany(meaning => index.OfMeaning(meaning).Passages)
            .Distinct().Where(passage => index.PassageIndicator[passage].OfCompetency == code).Order().ToList();
        return new WordEvidence(
            word,
            alone,
            [.. passages.Where(passage => index.PassageKind[passage] is PassageKind.Title or PassageKind.Indicator).Select(passage => index.PassageIndicator[passage])],
            passages.Count(passage => index.PassageKind[passage] == PassageKind.Question),
            passages.Exists(passage => index.PassageKind[passage] is PassageKind.TopicName or PassageKind.Introduction));
    }
}
