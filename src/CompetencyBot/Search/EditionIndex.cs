using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>The index of one language, in memory: the terms of every passage, and where each passage belongs.</summary>
internal sealed class EditionIndex
{
    /// <summary>A title says what its competency is about, so it counts twice in how that is spoken of.</summary>
    private const float WeightOfTitle = 2;

    private readonly Dictionary<string, Postings> words;
    private readonly Dictionary<string, Postings> meanings;
    private readonly HashSet<string> surfaces;

    /// <param name="edition">What is indexed.</param>
    /// <param name="analysis">Reads its texts.</param>
    /// <param name="kept">What <see cref="Keep"/> wrote of the index of the same edition; without it, it is learned from the texts.</param>
    public EditionIndex(Edition edition, LanguageAnalysis analysis, RowReader? kept)
    {
        var passages = Gather(edition).ToList();
        Competencies = [.. edition.Competencies];
        Topics = [.. edition.Topics.Where(place => !place.Topic.Competencies.IsEmpty)];
        PassageCompetency = new int[passages.Count];
        PassageKind = new PassageKind[passages.Count];
        PassageIndicator = new Code[passages.Count];
        CompetencyTopic = new int[Competencies.Length];
        PassagesOf = new (int, int)[Competencies.Length];
        for (var i = passages.Count - 1; i >= 0; i--) PassagesOf[passages[i].Competency] = (i, PassagesOf[passages[i].Competency].Count + 1);
        IndicatorsOf = [.. Competencies.Select((place, number) => (PassagesOf[number].First + 1, place.Competency.Indicators.Length))];
        MostPassages = PassagesOf.Select(of => of.Count).DefaultIfEmpty().Max();
        var numbers = Topics.Select((place, number) => (place.Topic.Code, number)).ToDictionary(pair => pair.Code, pair => pair.number);
        for (var i = 0; i < Competencies.Length; i++) CompetencyTopic[i] = numbers[Competencies[i].Topic.Code];
        for (var i = 0; i < passages.Count; i++) (PassageCompetency[i], PassageKind[i], PassageIndicator[i]) = (passages[i].Competency, passages[i].Kind, passages[i].Code);

        if (kept is not null)
        {
            PassageLength = kept.Row<float>();
            CompetencyLength = kept.Row<float>();
            surfaces = kept.Texts().ToHashSet(StringComparer.Ordinal);
            words = PostingsRows.Read(kept);
            meanings = PostingsRows.Read(kept);
            Language = new LanguageModel(kept);
            return;
        }
        PassageLength = new float[passages.Count];
        CompetencyLength = new float[Competencies.Length];
        surfaces = new(StringComparer.Ordinal);
        var (inWords, inMeanings, inLanguage) = (new PostingsDraft(passages.Count), new PostingsDraft(passages.Count), new LanguageModelDraft(passages.Count));
        var known = new Dictionary<AnalyzedWord, WordNumbers>(ReferenceEqualityComparer.Instance);
        var introduction = (Text: "", Words: new List<AnalyzedWord>());
        for (var i = 0; i < passages.Count; i++)
        {
            // A topic's introduction stands with each of its competencies.
            var isIntroduction = passages[i].Kind == Search.PassageKind.Introduction;
            if (isIntroduction && introduction.Text != passages[i].Text) introduction = (passages[i].Text, analysis.Analyze(passages[i].Text));
            var analyzed = isIntroduction ? introduction.Words : analysis.Analyze(passages[i].Text);
            Add(i, analyzed, known, inWords, inMeanings);
            if (passages[i].Kind is Search.PassageKind.Title or Search.PassageKind.Indicator or Search.PassageKind.Question)
                inLanguage.Add(passages[i].Competency, passages[i].Kind == Search.PassageKind.Title ? WeightOfTitle : 1, analyzed);
        }
        CompareLengths();
        words = inWords.Finish(PassageCompetency);
        meanings = inMeanings.Finish(PassageCompetency);
        Language = inLanguage.Finish(CompetencyTopic);
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

    /// <summary>A competency's passages, which follow one another.</summary>
    public (int First, int Count)[] PassagesOf { get; }

    /// <summary>Those of them that are indicators, which follow one another too.</summary>
    public (int First, int Count)[] IndicatorsOf { get; }

    /// <summary>The most passages that a competency has.</summary>
    public int MostPassages { get; }

    /// <summary>Number of informative words, compared with the average competency.</summary>
    public float[] CompetencyLength { get; }

    /// <summary>How each competency is spoken of.</summary>
    public LanguageModel Language { get; }

    /// <summary>Words as written in the index, lower case, for mending what is mistyped.</summary>
    public IReadOnlySet<string> Surfaces => surfaces;

    /// <summary>Where a word stands as it is said: folded, and without plural or inflection. Empty for one that is nowhere.</summary>
    public Postings OfWord(string term) => words.GetValueOrDefault(term, Postings.None);

    /// <summary>Where a meaning stands: related forms of a word, and the words of one group of the vocabulary, are one term.</summary>
    public Postings OfMeaning(string term) => meanings.GetValueOrDefault(term, Postings.None);

    /// <summary>Writes what was learned from the texts.</summary>
    public void Keep(RowWriter kept)
    {
        kept.Row<float>(PassageLength);
        kept.Row<float>(CompetencyLength);
        kept.Texts(surfaces);
        PostingsRows.Keep(words, kept);
        PostingsRows.Keep(meanings, kept);
        Language.Keep(kept);
    }

    private void Add(int number, List<AnalyzedWord> words, Dictionary<AnalyzedWord, WordNumbers> numbers, PostingsDraft inWords, PostingsDraft inMeanings)
    {
        var length = 0;
        foreach (var word in words)
        {
            if (!numbers.TryGetValue(word, out var of))
            {
                surfaces.Add(word.Surface);
                of = word.IsFunctionWord ? WordNumbers.None : new WordNumbers(word.Word is { } term ? inWords.NumberOf(term) : null, Array.ConvertAll(word.Meanings, inMeanings.NumberOf));
                // A phrase is a new object wherever it stands.
                if (word.Word is not null) numbers.Add(word, of);
            }
            foreach (var meaning in of.Meanings) inMeanings.Add(meaning, number);
            if (of.Word is not { } known) continue;
            inWords.Add(known, number);
            length++;
        }
        PassageLength[number] = Math.Max(1, length);
        CompetencyLength[PassageCompetency[number]] += PassageLength[number];
    }

    private void CompareLengths()
    {
        var average = CompetencyLength.DefaultIfEmpty(1).Average();
        for (var i = 0; i < CompetencyLength.Length; i++) CompetencyLength[i] /= average;
        var (lengths, counts) = (new float[Enum.GetValues<PassageKind>().Length], new int[Enum.GetValues<PassageKind>().Length]);
        for (var i = 0; i < PassageLength.Length; i++)
        {
            lengths[(int)PassageKind[i]] += PassageLength[i];
            counts[(int)PassageKind[i]]++;
        }
        for (var i = 0; i < PassageLength.Length; i++) PassageLength[i] /= lengths[(int)PassageKind[i]] / counts[(int)PassageKind[i]];
    }

    /// <summary>A competency's passages stand in this order.</summary>
    private static IEnumerable<Passage> Gather(Edition edition) => edition.Competencies.SelectMany((place, number) => (Passage[])
    [
        new(place.Competency.Title, number, Search.PassageKind.Title, place.Competency.Code),
        .. place.Competency.Indicators.Select(indicator => new Passage(indicator.Text, number, Search.PassageKind.Indicator, indicator.Code)),
        .. place.Competency.Questions.Select(question => new Passage(question, number, Search.PassageKind.Question, place.Competency.Code)),
        new(place.Topic.Name, number, Search.PassageKind.TopicName, place.Competency.Code),
        new(place.Topic.Text?.Introduction ?? "", number, Search.PassageKind.Introduction, place.Competency.Code),
    ]);

    private sealed record Passage(string Text, int Competency, PassageKind Kind, Code Code);

    /// <summary>The numbers of a word's terms; none for a function word.</summary>
    private sealed record WordNumbers(int? Word, int[] Meanings)
    {
        public static WordNumbers None { get; } = new(null, []);
    }
}
