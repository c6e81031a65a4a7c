namespace CompetencyBot.Search;

/// <summary>What one search counts; kept for the next.</summary>
internal sealed class RankerScratch(EditionIndex index)
{
    private readonly int[] touched = new int[index.Competencies.Length];
    private int countTouched;

    /// <summary>The words of the question that are counted so far, with where they stand.</summary>
    public List<WordOfQuestion> Words { get; } = [];

    public CompetencyScore[] Competencies { get; } = new CompetencyScore[index.Competencies.Length];

    /// <summary>The competencies that hold some of the question.</summary>
    public ReadOnlySpan<int> Touched => touched.AsSpan(0, countTouched);

    /// <summary>What one competency's passages count, from its first.</summary>
    public float[] EvidenceOfPassages { get; } = new float[index.MostPassages];

    /// <summary>How much of the question each of them holds.</summary>
    public float[] HeldByPassages { get; } = new float[index.MostPassages];

    /// <summary>How much of the question the indicators of the competencies hold that were looked at.</summary>
    public List<float> Indicators { get; } = [];

    /// <summary>The evidence of each topic as a whole.</summary>
    public float[] Topics { get; } = new float[index.Topics.Length];

    /// <summary>How much the question sounds like each competency.</summary>
    public float[] Language { get; } = new float[index.Competencies.Length];

    public float[] TopicLanguage { get; } = new float[index.Topics.Length];

    /// <summary>Adds a word to a competency: its evidence there, and that in the passage where it stands best.</summary>
    public void Add(int competency, float evidence, float bestPassage)
    {
        ref var score = ref Competencies[competency];
        if (score.Evidence == 0) touched[countTouched++] = competency;
        score.Evidence += evidence;
        score.OneWord = Math.Max(score.OneWord, bestPassage);
        score.AllWords += bestPassage;
    }

    public void Clear()
    {
        Words.Clear();
        Indicators.Clear();
        Array.Clear(Competencies);
        countTouched = 0;
        Array.Clear(Topics);
        Array.Clear(Language);
        Array.Clear(TopicLanguage);
    }
}

/// <summary>A word of the question.</summary>
/// <param name="Places">Where it stands.</param>
/// <param name="Weight">How much of the question it is.</param>
/// <param name="Evidence">What it is worth where it stands.</param>
internal readonly record struct WordOfQuestion(WordPlaces Places, float Weight, float Evidence);

/// <summary>What one search finds in a competency: the evidence, and of its passages the most that one word has in one and the sum of what each has where it has most.</summary>
internal struct CompetencyScore
{
    public float Evidence;
    public float OneWord;
    public float AllWords;
}
