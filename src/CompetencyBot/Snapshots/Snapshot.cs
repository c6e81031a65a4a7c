using System.Collections.Frozen;
using CompetencyBot.Competencies;
using CompetencyBot.Forms;
using CompetencyBot.Knowledge;
using CompetencyBot.Search;

namespace CompetencyBot.Snapshots;

/// <summary>The framework and its search index as they were at one moment. A turn uses one snapshot from beginning to end.</summary>
public sealed class Snapshot
{
    /// <summary>Found out for the first page or program that asks, for the bot does not wait for it.</summary>
    private readonly Lazy<string> tag;

    private Snapshot(KnowledgeBase knowledge, string learned)
    {
        tag = new Lazy<string>(() => KnowledgeTag.Of(knowledge));
        Framework = knowledge.Framework;
        var files = new LearnedFiles(learned, () => Tag);
        Index = new SearchIndex(knowledge.Framework, knowledge.Vocabularies, (language, read) => files.Read(IndexFile(language), read));
        // One after the other: both at once would take more memory and no less time.
        Forms = Languages.AtOnce(language => files.Read(FormsFile(language), kept => new FormModel(kept)) ?? FormsOf(knowledge, language)).GetAwaiter().GetResult();
        LearnedAnew = files.Missed;
        Highlights = new Highlights(knowledge.Vocabularies);
    }

    /// <summary>What the knowledge says.</summary>
    public Framework Framework { get; }

    /// <summary>Finds in it.</summary>
    public SearchIndex Index { get; }

    /// <summary>Tell by how a text is put whether it is for the index at all.</summary>
    public FrozenDictionary<Language, FormModel> Forms { get; }

    /// <summary>Tells which words of it speak of a question.</summary>
    public Highlights Highlights { get; }

    /// <summary>Whether nothing, or not all, of what was learned before could be taken.</summary>
    public bool LearnedAnew { get; }

    /// <summary>A short name for this content: the same knowledge has the same on every machine, any other another.</summary>
    public string Tag => tag.Value;

    /// <summary>Learns from the knowledge, or takes what was learned from the same before.</summary>
    /// <param name="knowledge">What was read.</param>
    /// <param name="learned">The folder that <see cref="Keep"/> wrote to, or none.</param>
    public static Snapshot Of(KnowledgeBase knowledge, string learned = "") => new(knowledge, learned);

    /// <summary>Keeps what was learned, for <see cref="Of"/>.</summary>
    /// <param name="learned">The folder to write to, which is made if there is none.</param>
    /// <param name="write">Writes a file.</param>
    public void Keep(string learned, Action<string, byte[]> write)
    {
        Directory.CreateDirectory(learned);
        var files = new LearnedFiles(learned, () => Tag);
        foreach (var language in Languages.All)
        {
            var (index, forms) = (new RowWriter(), new RowWriter());
            Index.Keep(language, index);
            Forms[language].Keep(forms);
            write(files.PathOf(IndexFile(language)), files.Content(IndexFile(language), index));
            write(files.PathOf(FormsFile(language)), files.Content(FormsFile(language), forms));
        }
    }

    private static string IndexFile(Language language) => $"{language.Tag()}.index";

    private static string FormsFile(Language language) => $"{language.Tag()}.forms";

    /// <summary>Questions are learned from twice: as they stand, and as somebody puts them who types no more than their keywords.</summary>
    private static FormModel FormsOf(KnowledgeBase knowledge, Language language)
    {
        var edition = knowledge.Framework.In(language);
        string[] questions = [.. edition.Competencies.SelectMany(place => place.Competency.Questions)];
        return new FormModel(
            [
                .. edition.Topics.Select(place => place.Topic.Name),
                .. edition.Competencies.SelectMany(place => place.Competency.Indicators.Select(indicator => indicator.Text).Prepend(place.Competency.Title)),
                .. questions,
                .. questions.Select(question => FunctionWords.Without(question, language)),
            ],
            knowledge.Elsewhere[language]);
    }
}
