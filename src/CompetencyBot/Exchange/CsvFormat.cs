using System.Globalization;
using CompetencyBot.Competencies;
using CsvHelper;
using CsvHelper.Configuration;

namespace CompetencyBot.Exchange;

/// <summary>
/// The framework as a table that a spreadsheet opens: one row for each name, introduction, competency, indicator and question,
/// in the columns language, kind, code, parent, text, updated, origin, audience.
/// </summary>
public static class CsvFormat
{
    internal static class Kinds
    {
        public const string Title = "title";
        public const string Publisher = "publisher";
        public const string Licence = "licence";
        public const string Source = "source";
        public const string Category = "category";
        public const string Topic = "topic";
        public const string Introduction = "introduction";
        public const string Competency = "competency";
        public const string Indicator = "indicator";
        public const string Question = "question";
    }

    internal sealed record Row(string Language, string Kind, string Code, string Parent, string Text, string Updated = "", string Origin = "", string Audience = "");

    /// <summary>Writes UTF-8; with a byte order mark if the writer has one, so that Excel shows accents.</summary>
    public static void Write(Framework framework, TextWriter output)
    {
        using var csv = new CsvWriter(output, new CsvConfiguration(CultureInfo.InvariantCulture) { HasHeaderRecord = false }, leaveOpen: true);
        foreach (var name in (string[])["language", "kind", "code", "parent", "text", "updated", "origin", "audience"]) csv.WriteField(name);
        csv.NextRecord();
        csv.WriteRecords(Languages.All.SelectMany(language => RowsOf(framework.In(language), framework.Source)));
    }

    private static IEnumerable<Row> RowsOf(Edition edition, Uri source)
    {
        var language = edition.Language.Tag();
        yield return new Row(language, Kinds.Title, "", "", edition.Title);
        yield return new Row(language, Kinds.Publisher, "", "", edition.Publisher);
        yield return new Row(language, Kinds.Licence, "", "", edition.Licence);
        yield return new Row(language, Kinds.Source, "", "", source.AbsoluteUri);
        foreach (var category in edition.Categories)
        {
            yield return new Row(language, Kinds.Category, category.Id, "", category.Name);
            foreach (var topic in category.Topics)
            {
                yield return new Row(
                    language, Kinds.Topic, topic.Code.ToString(), category.Id, topic.Name,
                    topic.Text?.Updated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", topic.Text?.Origin.ToString() ?? "", topic.Text?.Audience ?? "");
                if (topic.Text is { } text) yield return new Row(language, Kinds.Introduction, "", topic.Code.ToString(), text.Introduction);
                foreach (var row in topic.Competencies.SelectMany(competency => RowsOf(competency, topic, language))) yield return row;
            }
        }
    }

    private static IEnumerable<Row> RowsOf(Competency competency, Topic topic, string language) =>
    [
        new Row(language, Kinds.Competency, competency.Code.ToString(), topic.Code.ToString(), competency.Title),
        .. competency.Indicators.Select(indicator => new Row(language, Kinds.Indicator, indicator.Code.ToString(), competency.Code.ToString(), indicator.Text)),
        .. competency.Questions.Select(question => new Row(language, Kinds.Question, "", competency.Code.ToString(), question)),
    ];
}
