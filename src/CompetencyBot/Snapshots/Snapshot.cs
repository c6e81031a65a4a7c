using System.Collections.Concurrent;
using System.Collections.Immutable;
using CompetencyBot.Competencies;
using CompetencyBot.Forms;
using CompetencyBot.Knowledge;
using CompetencyBot.Search;

namespace CompetencyBot.Snapshots;

/// <summary>The framework and its search index as they were at one moment. A turn uses one snapshot from beginning to end.</summary>
/// <param name="Framework">What the knowledge says.</param>
/// <param name="Index">Finds in it.</param>
/// <param name="Forms">Tell by how a text is put whether it is for the index at all.</param>
/// <param name="Highlights">Tells which words of it speak of a question.</param>
/// <param name="Tag">A short name for this content: the same knowledge has the same on every machine, any other another.</param>
public sealed record Snapshot(Framework Framework, SearchIndex Index, ImmutableDictionary<Language, FormModel> Forms, Highlights Highlights, string Tag)
{
    public static Snapshot Of(KnowledgeBase knowledge)
    {
        var index = new SearchIndex(knowledge.Framework, knowledge.Vocabularies);
        var (forms, tag) = (new ConcurrentDictionary<Language, FormModel>(), "");
        Parallel.Invoke(
        [
            .. Languages.All.Select(language => (Action)(() => forms[language] = FormsOf(knowledge, language))),
            () => tag = KnowledgeTag.Of(knowledge),
        ]);
        return new Snapshot(knowledge.Framework, index, forms.ToImmutableDictionary(), new Highlights(knowledge.Vocabularies), tag);
    }

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
