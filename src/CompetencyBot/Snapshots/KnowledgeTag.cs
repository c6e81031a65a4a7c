using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CompetencyBot.Competencies;
using CompetencyBot.Knowledge;

namespace CompetencyBot.Snapshots;

/// <summary>Names the content of the knowledge by a hash over every text in it.</summary>
internal static class KnowledgeTag
{
    /// <summary>Stands between two texts, so that moving a letter from one to the next is a change; no text holds it.</summary>
    private const char Separator = '\u001f';

    public static string Of(KnowledgeBase knowledge)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in TextsOf(knowledge)) hash.AppendData(Encoding.UTF8.GetBytes(text + Separator));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static IEnumerable<string> TextsOf(KnowledgeBase knowledge) =>
    [
        knowledge.Framework.Source.AbsoluteUri,
        .. Languages.All.SelectMany(language => (string[])
        [
            language.Tag(),
            .. TextsOf(knowledge.Framework.In(language)),
            .. knowledge.Vocabularies[language].Groups.SelectMany(group => group.Append("")),
            .. knowledge.Elsewhere[language].Lines.SelectMany(line => (string[])[line.Form.ToString(), line.Text]),
        ]),
    ];

    private static IEnumerable<string> TextsOf(Edition edition) =>
    [
        edition.Title, edition.Publisher, edition.Licence,
        .. edition.Categories.SelectMany(category => (string[])[category.Id, category.Name, .. category.Topics.SelectMany(TextsOf)]),
    ];

    private static IEnumerable<string> TextsOf(Topic topic) =>
    [
        topic.Code.ToString(), topic.Name, .. TextsOf(topic.Note),
        .. topic.Text is { } text
            ? (string[])[text.Introduction, text.Updated.ToString("O", CultureInfo.InvariantCulture), text.Origin.ToString(), text.Audience ?? ""]
            : [],
        .. topic.Competencies.SelectMany(TextsOf),
    ];

    private static IEnumerable<string> TextsOf(Competency competency) =>
    [
        competency.Code.ToString(), competency.Title, competency.Adapted.ToString(), .. TextsOf(competency.Note),
        .. competency.Indicators.SelectMany(indicator => (string[])[indicator.Code.ToString(), indicator.Text, .. TextsOf(indicator.Note)]),
        .. competency.Questions,
    ];

    private static ImmutableArray<string> TextsOf(LocalNote? note) =>
        note is null ? [] : [note.Text, .. note.Links.SelectMany(link => (string[])[link.Title, link.Address.AbsoluteUri])];
}
