namespace CompetencyBot.Search;

/// <summary>What one search counts; kept for the next. Clearing passages costs only what was touched.</summary>
internal sealed class RankerScratch(EditionIndex index)
{
    private readonly int[] sharing = new int[index.PassageKind.Length];
    private readonly int[] holding = new int[index.PassageKind.Length];
    private readonly int[] touched = new int[index.Competencies.Length];
    private int countSharing;
    private int countHolding;
    private int countTouched;

    public PassageScore[] Passages { get; } = new PassageScore[index.PassageKind.Length];

    public CompetencyScore[] Competencies { get; } = new CompetencyScore[index.Competencies.Length];

    /// <summary>The evidence of each topic as a whole.</summary>
    public float[] Topics { get; } = new float[index.Topics.Length];

    /// <summary>How much the question sounds like each competency.</summary>
    public float[] Language { get; } = new float[index.Competencies.Length];

    public float[] TopicLanguage { get; } = new float[index.Topics.Length];

    /// <summary>The known words of the question, rare ones first.</summary>
    public List<(QuestionWord Word, WordTerms Terms)> Words { get; } = [];

    /// <summary>Where a word stands that is not looked for everywhere.</summary>
    public WordPlaces Places { get; } = new();

    /// <summary>The passages that hold some of the word that is looked for.</summary>
    public Span<int> Sharing => sharing.AsSpan(0, countSharing);

    /// <summary>The competencies that hold some of the question.</summary>
    public ReadOnlySpan<int> Touched => touched.AsSpan(0, countTouched);

    public void Share(int passage, float share)
    {
        ref var score = ref Passages[passage];
        if (score.Share == 0) sharing[countSharing++] = passage;
        score.Share = Math.Min(1, score.Share + share);
    }

    public void ClearShares()
    {
        foreach (var passage in Sharing) Passages[passage].Share = 0;
        countSharing = 0;
    }

    /// <summary>Adds a word to a passage; answers with the passage's evidence so far.</summary>
    public float Hold(int passage, float weight, float evidence)
    {
        ref var score = ref Passages[passage];
        if (score.Held == 0) holding[countHolding++] = passage;
        score.Held += weight;
        return score.Evidence += evidence;
    }

    /// <summary>Adds a word to a competency.</summary>
    public void Hold(int competency, float weight, float evidence, float bestPassage)
    {
        ref var score = ref Competencies[competency];
        if (score.Held == 0) touched[countTouched++] = competency;
        score.Held += weight;
        score.Evidence += evidence;
        score.BestPassage = Math.Max(score.BestPassage, bestPassage);
    }

    public void Clear()
    {
        foreach (var passage in holding.AsSpan(0, countHolding)) Passages[passage] = default;
        countHolding = 0;
        Array.Clear(Competencies);
        countTouched = 0;
        Array.Clear(Topics);
        Array.Clear(Language);
        Array.Clear(TopicLanguage);
        Words.Clear();
    }
}

/// <summary>What one search finds in a passage: how much of the question, the evidence and, of the word that is looked for, how much.</summary>
internal struct PassageScore
{
    public float Held;
    public float Evidence;
    public float Share;
}

/// <summary>What one search finds in a competency: how much of the question, the evidence, and that of its best passage.</summary>
internal struct CompetencyScore
{
    public float Held;
    public float Evidence;
    public float BestPassage;
}
