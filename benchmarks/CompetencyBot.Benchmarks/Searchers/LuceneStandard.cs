using System.Globalization;
using CompetencyBot.Competencies;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace CompetencyBot.Benchmarks.Searchers;

/// <summary>A plain Lucene.Net index as its tutorials show it: StandardAnalyzer, one text field, BM25. It is told the language.</summary>
internal sealed class LuceneStandard : ISearcher
{
    private static readonly StandardAnalyzer Analyzer = new(LuceneVersion.LUCENE_48);

    private readonly Dictionary<Language, IndexSearcher> searchers;

    public LuceneStandard(Framework framework) => searchers = Languages.All.ToDictionary(language => language, language => Build(framework.In(language)));

    public string Name => "Lucene.Net StandardAnalyzer, BM25";

    public Searched Run(IReadOnlyList<AskedQuestion> questions, int rounds) => Clock.Time(questions, rounds, Search);

    private static IndexSearcher Build(Edition edition)
    {
        var directory = new RAMDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, Analyzer)))
        {
            foreach (var document in SearchedDocument.Of(edition))
                writer.AddDocument([new StringField("code", document.Code.ToString(), Field.Store.YES), new TextField("text", document.Text, Field.Store.NO)]);
        }
        return new IndexSearcher(DirectoryReader.Open(directory)) { Similarity = new BM25Similarity() };
    }

    private IReadOnlyList<Code> Search(AskedQuestion question)
    {
        if (question.Text.Trim().Length == 0) return [];
        var searcher = searchers[question.Language];
        var query = new QueryParser(LuceneVersion.LUCENE_48, "text", Analyzer).Parse(QueryParserBase.Escape(question.Text));
        return [.. searcher.Search(query, 3).ScoreDocs.Select(hit => Code.Parse(searcher.Doc(hit.Doc).Get("code", CultureInfo.InvariantCulture)))];
    }
}
