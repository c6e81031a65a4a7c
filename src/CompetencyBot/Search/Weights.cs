using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>The numbers of the ranker. docs/decisions tells how they were found.</summary>
internal sealed record Weights
{
    private static readonly Weights English = new();

    /// <summary>A French verb has many forms, so one passage tells less, and all that is said of a competency and its topic more.</summary>
    private static readonly Weights French = new() { Kinds = [1.5f, 0.7f, 1.0f, 1.5f, 0.5f], Saturation = 4, Passage = 0.2f, Topic = 2, Phrasing = 0.075f };

    public static Weights Of(Language language) => language == Language.French ? French : English;

    /// <summary>How much a word counts in each kind of passage, by <see cref="PassageKind"/>.</summary>
    public float[] Kinds { get; init; } = [1.5f, 0.7f, 1.0f, 1.5f, 0.2f];

    /// <summary>Share of a word's weight that its meaning earns where the word itself is not there.</summary>
    public float Meaning { get; init; } = 0.75f;

    /// <summary>How soon saying a word again stops counting in a competency (BM25's k1).</summary>
    public float Saturation { get; init; } = 2.0f;

    /// <summary>How much longer texts are held back in a competency (BM25's b).</summary>
    public float Length { get; init; } = 0.15f;

    /// <summary>What the best single passage counts beside the competency as a whole.</summary>
    public float Passage { get; init; } = 0.35f;

    /// <summary>How much longer passages are held back.</summary>
    public float PassageLength { get; init; } = 0.35f;

    /// <summary>What the topic as a whole counts beside the competency.</summary>
    public float Topic { get; init; } = 1.2f;

    /// <summary>How soon saying a word again stops counting in a topic.</summary>
    public float TopicSaturation { get; init; } = 6.0f;

    /// <summary>What the language model counts beside the words.</summary>
    public float Phrasing { get; init; } = 0.1f;

    /// <summary>How much rarity counts: a word's evidence is its weight to this power.</summary>
    public float Rarity { get; init; } = 0.6f;

    /// <summary>What a mended word counts.</summary>
    public float Mended { get; init; } = 0.8f;

    /// <summary>An indicator is shown as matching when it holds more than this share of the question …</summary>
    public float LeastOfIndicator { get; init; } = 0.15f;

    /// <summary>… and at least this share of what the best one holds.</summary>
    public float ShareOfBestIndicator { get; init; } = 0.6f;

    /// <summary>Head start, as a share of the best score, of the competency that a follow-up goes on from …</summary>
    public float SameCompetency { get; init; } = 0.6f;

    /// <summary>… and of the others of its topic.</summary>
    public float SameTopic { get; init; } = 0.15f;
}
