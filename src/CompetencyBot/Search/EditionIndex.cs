using System.Collections.Frozen;
using System.Collections.Immutable;
using CompetencyBot.Competencies;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;

namespace CompetencyBot.Search;

/// <summary>The search index of one language.</summary>
internal sealed class EditionIndex : IDisposable
{
    private readonly LanguageAnalyzer analyzer;
    private readonly RAMDirectory directory = new();
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;
    private readonly ImmutableArray<Code> codes;
    private readonly FrozenDictionary<Code, ImmutableArray<IndicatorTerms>> indicators;
    private readonly FrozenDictionary<Code, FrozenSet<string>> vocabularies;

    public EditionIndex(Edition edition, LanguageAnalyzer analyzer)
    {
        this.analyzer = analyzer;
        codes = [.. edition.Competencies.Select(place => place.Competency.Code)];
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(SearchSchema.Version, analyzer) { Similarity = new BM25Similarity() }))
        {
            foreach (var place in edition.Competencies) writer.AddDocument(DocumentFor(place));
            writer.ForceMerge(1);
            writer.Commit();
        }
        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
        indicators = edition.Competencies.ToFrozenDictionary(
            place => place.Competency.Code,
            place => place.Competency.Indicators.Select(indicator => new IndicatorTerms(indicator.Code, [.. analyzer.TermsOf(indicator.Text)])).ToImmutableArray());
        vocabularies = edition.Competencies.ToFrozenDictionary(place => place.Competency.Code, place => TextsOf(place).SelectMany(analyzer.TermsOf).ToFrozenSet());
    }

    public ImmutableArray<Hit> Search(string question, int limit)
    {
        var terms = analyzer.TermsOf(question);
        if (terms.Count == 0) return [];
        var weights = terms.ToDictionary(term => term, WeightOf);
        var found = searcher.Search(QueryFor(terms), limit).ScoreDocs;
        return
        [
            .. found.Select(hit => (hit.Score, Code: codes[hit.Doc]))
                .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Code)
                .Select(hit => new Hit(hit.Code, hit.Score, Coverage(vocabularies[hit.Code], weights), MatchingIndicators(hit.Code, weights))),
        ];
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
    }

    private static Document DocumentFor(CompetencyPlace place)
    {
        var document = new Document();
        Add(SearchSchema.Title, place.Competency.Title);
        foreach (var indicator in place.Competency.Indicators) Add(SearchSchema.Indicators, indicator.Text);
        foreach (var question in place.Competency.Questions) Add(SearchSchema.Questions, question);
        Add(SearchSchema.Topic, place.Topic.Name);
        Add(SearchSchema.Introduction, place.Topic.Text?.Introduction ?? "");
        return document;

        void Add(string field, string text) => document.Add(new TextField(field, text, Field.Store.NO));
    }

    private static IEnumerable<string> TextsOf(CompetencyPlace place) =>
        [place.Competency.Title, place.Topic.Name, .. place.Competency.Indicators.Select(indicator => indicator.Text), .. place.Competency.Questions];

    /// <summary>The best field counts for a word, the others a little; the words of the question add up.</summary>
    private static BooleanQuery QueryFor(IReadOnlyList<string> terms)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var term in terms)
        {
            var word = new DisjunctionMaxQuery(0.3f);
            foreach (var (field, weight) in SearchSchema.Searched) word.Add(new TermQuery(new Term(field, term)) { Boost = weight });
            query.Add(word, Occur.SHOULD);
        }
        return query;
    }

    /// <summary>How much a word tells: the rarer among the competencies, the more. A word that is in none tells as much as the rarest.</summary>
    private double WeightOf(string term)
    {
        var frequency = SearchSchema.Searched.Max(searched => reader.DocFreq(new Term(searched.Field, term)));
        return Math.Log(1 + (reader.NumDocs + 1.0) / (frequency + 0.5));
    }

    private static double Coverage(FrozenSet<string> terms, Dictionary<string, double> weights) =>
        weights.Where(pair => terms.Contains(pair.Key)).Sum(pair => pair.Value) / weights.Values.Sum();

    private ImmutableArray<Code> MatchingIndicators(Code code, Dictionary<string, double> weights)
    {
        var scored = indicators[code]
            .Select(indicator => (indicator.Code, Coverage: Coverage(indicator.Terms, weights)))
            .OrderByDescending(indicator => indicator.Coverage).ThenBy(indicator => indicator.Code)
            .ToList();
        return [.. scored.Where(indicator => indicator.Coverage > 0.1 && indicator.Coverage >= 0.6 * scored[0].Coverage).Select(indicator => indicator.Code)];
    }

    private sealed record IndicatorTerms(Code Code, FrozenSet<string> Terms);
}
