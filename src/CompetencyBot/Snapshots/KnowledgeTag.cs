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
    public static string Of(KnowledgeBase knowledge)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Its length before each text, so that moving a letter from one to the next is a change.
        foreach (var text in TextsOf(knowledge)) hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text}")));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static IEnumerable<string> TextsOf(KnowledgeBase knowledge) =>
    [
        knowledge.Framework.Source.AbsoluteUri,
        .. Languages.All.SelectMany(language => (string[])
        [
            language.Tag(),
            .. TextsOf(knowledge.Framework.In(language)),
            .. Listed(knowledge.Vocabularies[language].Groups, group => Listed(group, word => [word])),
            .. Listed(knowledge.Elsewhere[language].Lines, line => [line.Form.ToString(), line.Text]),
        ]),
    ];

    private static IEnumerable<string> TextsOf(Edition edition) =>
    [
        edition.Title, edition.Publisher, edition.Licence,
        .. Listed(edition.Categories, category => [category.Id, category.Name, .. Listed(category.Topics, TextsOf)]),
    ];

    private static IEnumerable<string> TextsOf(Topic topic) =>
    [
        topic.Code.ToString(), topic.Name, .. TextsOf(topic.Note),
        .. topic.Text is { } text
            ? (string[])["text", text.Introduction, text.Updated.ToString("O", CultureInfo.InvariantCulture), text.Origin.ToString(), text.Audience ?? ""]
            : ["none"],
        .. Listed(topic.Competencies, TextsOf),
    ];

    private static IEnumerable<string> TextsOf(Competency competency) =>
    [
        competency.Code.ToString(), competency.Title, competency.Adapted.ToString(), .. TextsOf(competency.Note),
        .. Listed(competency.Indicators, indicator => [indicator.Code.ToString(), indicator.Text, .. TextsOf(indicator.Note)]),
        .. Listed(competency.Questions, question => [question]),
    ];

    private static ImmutableArray<string> TextsOf(LocalNote? note) =>
        note is null ? [""] : [note.Text, .. Listed(note.Links, link => [link.Title, link.Address.AbsoluteUri])];

    /// <summary>How many there are, then the texts of each: what moves from one list to the next is a change, too.</summary>
    private static IEnumerable<string> Listed<T>(ImmutableArray<T> items, Func<T, IEnumerable<string>> textsOf) =>
        items.SelectMany(textsOf).Prepend(items.Length.ToString(CultureInfo.InvariantCulture));
}
