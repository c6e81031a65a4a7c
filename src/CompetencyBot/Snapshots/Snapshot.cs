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

    private Snapshot(KnowledgeBase knowledge)
    {
        Framework = knowledge.Framework;
        Index = new SearchIndex(knowledge.Framework, knowledge.Vocabularies);
        // One after the other: both at once would take more memory and no less time.
        Forms = Languages.AtOnce(language => FormsOf(knowledge, language)).GetAwaiter().GetResult();
        Highlights = new Highlights(knowledge.Vocabularies);
        tag = new Lazy<string>(() => KnowledgeTag.Of(knowledge));
    }

    /// <summary>What the knowledge says.</summary>
    public Framework Framework { get; }

    /// <summary>Finds in it.</summary>
    public SearchIndex Index { get; }

    /// <summary>Tell by how a text is put whether it is for the index at all.</summary>
    public FrozenDictionary<Language, FormModel> Forms { get; }

    /// <summary>Tells which words of it speak of a question.</summary>
    public Highlights Highlights { get; }

    /// <summary>A short name for this content: the same knowledge has the same on every machine, any other another.</summary>
    public string Tag => tag.Value;

    public static Snapshot Of(KnowledgeBase knowledge) => new(knowledge);

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
