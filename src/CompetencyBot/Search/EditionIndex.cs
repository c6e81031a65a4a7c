using System.Collections.Immutable;
using CompetencyBot.Competencies;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace CompetencyBot.Search;

/// <summary>The Lucene index of one language, in memory: one segment of passages, and where each belongs.</summary>
internal sealed class EditionIndex
{
    private readonly AtomicReader segment;
    private readonly Dictionary<string, int> wordFrequencies = [];
    private readonly Dictionary<string, int> meaningFrequencies = [];
    private readonly HashSet<string> surfaces = new(StringComparer.Ordinal);

    public EditionIndex(Edition edition, LanguageAnalysis analysis)
    {
        var passages = PassagesOf(edition).ToList();
        Competencies = [.. edition.Competencies];
        Topics = [.. edition.Topics.Where(place => !place.Topic.Competencies.IsEmpty)];
        PassageCompetency = new int[passages.Count];
        PassageKind = new PassageKind[passages.Count];
        PassageIndicator = new Code[passages.Count];
        PassageLength = new float[passages.Count];
        CompetencyTopic = new int[Competencies.Length];
        CompetencyLength = new float[Competencies.Length];

        var directory = new RAMDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(SearchSchema.Version, new KeywordAnalyzer())))
        {
            for (var i = 0; i < passages.Count; i++) writer.AddDocument(DocumentFor(i, passages[i], analysis));
            writer.ForceMerge(1);
            writer.Commit();
        }
        segment = passages.Count == 0 ? SlowCompositeReaderWrapper.Wrap(DirectoryReader.Open(directory)) : DirectoryReader.Open(directory).Leaves[0].AtomicReader;
        PlaceTopics();
        CountCompetencies(SearchSchema.Words, wordFrequencies);
        CountCompetencies(SearchSchema.Meanings, meaningFrequencies);
    }

    public ImmutableArray<CompetencyPlace> Competencies { get; }
    public ImmutableArray<TopicPlace> Topics { get; }
    public int[] PassageCompetency { get; }
    public PassageKind[] PassageKind { get; }

    /// <summary>The indicator that a passage is; otherwise the competency it belongs to.</summary>
    public Code[] PassageIndicator { get; }

    /// <summary>Number of informative words, compared with the average passage of its kind.</summary>
    public float[] PassageLength { get; }

    public int[] CompetencyTopic { get; }

    /// <summary>Number of informative words, compared with the average competency.</summary>
    public float[] CompetencyLength { get; }

    /// <summary>Words as written in the index, lower case, for mending what is mistyped.</summary>
    public IReadOnlySet<string> Surfaces => surfaces;

    /// <summary>In how many competencies a term stands; 0 for one that is in none.</summary>
    public int Frequency(string field, string term) => (field == SearchSchema.Words ? wordFrequencies : meaningFrequencies).GetValueOrDefault(term);

    /// <summary>The passages that hold a term, in order; null when none does.</summary>
    public DocsEnum? Postings(string field, string term)
    {
        var terms = segment.GetTerms(field)?.GetEnumerator();
        return terms is not null && terms.SeekExact(new BytesRef(term)) ? terms.Docs(null, null) : null;
    }

    private Document DocumentFor(int number, Passage passage, LanguageAnalysis analysis)
    {
        var words = analysis.Analyze(passage.Text);
        foreach (var word in words) surfaces.Add(word.Surface);
        var informative = words.Where(word => !word.IsFunctionWord).ToList();
        PassageCompetency[number] = passage.Competency;
        PassageKind[number] = passage.Kind;
        PassageIndicator[number] = passage.Code;
        PassageLength[number] = Math.Max(1, informative.Count(word => word.Word is not null));
        CompetencyLength[passage.Competency] += PassageLength[number];
        return
        [
            FieldOf(SearchSchema.Words, [.. informative.Select(word => word.Word).OfType<string>()]),
            FieldOf(SearchSchema.Meanings, [.. informative.SelectMany(word => word.Meanings)]),
        ];
    }

    private static Field FieldOf(string name, List<string> terms) => new(name, new PassageStream(terms), FieldType);

    private static readonly FieldType FieldType = new() { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = IndexOptions.DOCS_AND_FREQS };

    private void PlaceTopics()
    {
        var numbers = Topics.Select((place, number) => (place.Topic.Code, number)).ToDictionary(pair => pair.Code, pair => pair.number);
        for (var i = 0; i < Competencies.Length; i++) CompetencyTopic[i] = numbers[Competencies[i].Topic.Code];

        var average = CompetencyLength.DefaultIfEmpty(1).Average();
        for (var i = 0; i < CompetencyLength.Length; i++) CompetencyLength[i] /= average;
        foreach (var kind in PassageLength.Select((length, number) => (length, number)).GroupBy(pair => PassageKind[pair.number]).ToList())
        {
            var averageOfKind = kind.Average(pair => pair.length);
            foreach (var (length, number) in kind) PassageLength[number] = length / averageOfKind;
        }
    }

    private void CountCompetencies(string field, Dictionary<string, int> frequencies)
    {
        if (segment.GetTerms(field)?.GetEnumerator() is not { } terms) return;
        while (terms.MoveNext())
        {
            var count = 0;
            var last = -1;
            var postings = terms.Docs(null, null);
            while (postings.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
            {
                if (PassageCompetency[postings.DocID] == last) continue;
                last = PassageCompetency[postings.DocID];
                count++;
            }
            frequencies[terms.Term.Utf8ToString()] = count;
        }
    }

    private static IEnumerable<Passage> PassagesOf(Edition edition) => edition.Competencies.SelectMany((place, number) => (Passage[])
    [
        new(place.Competency.Title, number, Search.PassageKind.Title, place.Competency.Code),
        .. place.Competency.Indicators.Select(indicator => new Passage(indicator.Text, number, Search.PassageKind.Indicator, indicator.Code)),
        .. place.Competency.Questions.Select(question => new Passage(question, number, Search.PassageKind.Question, place.Competency.Code)),
        new(place.Topic.Name, number, Search.PassageKind.TopicName, place.Competency.Code),
        new(place.Topic.Text?.Introduction ?? "", number, Search.PassageKind.Introduction, place.Competency.Code),
    ]);

    private sealed record Passage(string Text, int Competency, PassageKind Kind, Code Code);
}
