using System.Collections.Immutable;
using System.Globalization;
using CompetencyBot.Competencies;
using CsvHelper;
using CsvHelper.Configuration;

namespace CompetencyBot.Exchange;

/// <summary>
/// Reads a table in the columns of <see cref="CsvFormat"/>. Only code and text are needed: the kind follows from the code,
/// the language is English where none is given, and topics without a category stand under the table's own.
/// </summary>
public sealed class CsvImport
{
    private const string DefaultCategory = "imported";

    private readonly Dictionary<Language, EditionDraft> drafts = [];
    private readonly List<string> leftOut = [];
    private Uri source = new("https://example.org/");

    private CsvImport() { }

    public static ImportOutcome Read(TextReader input) => new CsvImport().ReadTable(input);

    private ImportOutcome ReadTable(TextReader input)
    {
        using var csv = new CsvReader(input, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
            DetectDelimiter = true,
            MissingFieldFound = null,
            BadDataFound = data => leftOut.Add($"Row {data.Context.Parser?.Row}: a stray quote; check the cell's quotes."),
        });
        if (!csv.Read() || !csv.ReadHeader()) return new ImportOutcome.Refused(["The file is empty. Export a CSV to see the columns."]);
        var columns = csv.HeaderRecord?.Select(name => name.Trim().ToLowerInvariant()).ToHashSet() ?? [];
        var missing = new[] { "code", "text" }.Where(name => !columns.Contains(name)).ToList();
        if (missing.Count > 0)
            return new ImportOutcome.Refused([$"The column {string.Join(" and ", missing)} is missing. The first row must name the columns: language, kind, code, parent, text, updated, origin, audience; code and text are needed."]);

        while (csv.Read()) Take(csv);
        if (drafts.Values.All(draft => draft.IsEmpty)) return new ImportOutcome.Refused([.. leftOut, "No row is a competency. Write its code, such as CSC-4, in the column code."]);
        ImmutableArray<Edition> editions = [.. Languages.All.Where(drafts.ContainsKey).Select(language => drafts[language].Build(leftOut))];
        return new ImportOutcome.Taken(source, editions, [.. leftOut]);
    }

    private void Take(CsvReader csv)
    {
        var row = csv.Context.Parser?.Row ?? 0;
        var tag = Cell(csv, "language").ToLowerInvariant();
        var code = Cell(csv, "code");
        var text = Cell(csv, "text");
        if (text.Length == 0 && code.Length == 0) return;
        if (tag is not ("" or "en" or "fr"))
        {
            leftOut.Add($"Row {row}: the language '{tag}' is neither en nor fr.");
            return;
        }
        if (!drafts.TryGetValue(Languages.FromLocale(tag), out var draft)) drafts[Languages.FromLocale(tag)] = draft = new EditionDraft(Languages.FromLocale(tag));

        var kind = Cell(csv, "kind").ToLowerInvariant() is { Length: > 0 } written ? written : KindOf(code);
        var taken = kind switch
        {
            CsvFormat.Kinds.Title => Set(() => draft.Title = text),
            CsvFormat.Kinds.Publisher => Set(() => draft.Publisher = text),
            CsvFormat.Kinds.Licence => Set(() => draft.Licence = text),
            CsvFormat.Kinds.Source => Uri.TryCreate(text, UriKind.Absolute, out var address) && Set(() => source = address),
            CsvFormat.Kinds.Category => code.Length > 0 && Set(() => draft.AddCategory(code, text)),
            CsvFormat.Kinds.Topic => Code.TryParse(code, out var topic) && topic.IsTopic && AddTopic(draft, topic, Cell(csv, "parent"), text, csv),
            CsvFormat.Kinds.Introduction => Code.TryParse(Cell(csv, "parent"), out var of) && draft.Topic(of) is { Text: { } before } at && Set(() => at.Text = before with { Introduction = text }),
            CsvFormat.Kinds.Competency => Code.TryParse(code, out var competency) && competency.IsCompetency && EnsureTopic(draft, competency, csv) && draft.AddCompetency(competency, OneLine(text)),
            CsvFormat.Kinds.Indicator => Code.TryParse(code, out var indicator) && indicator.IsIndicator && draft.AddIndicator(indicator, OneLine(text)),
            CsvFormat.Kinds.Question => Code.TryParse(Cell(csv, "parent"), out var parent) && draft.AddQuestion(parent, OneLine(text)),
            _ => false,
        };
        if (!taken) leftOut.Add($"Row {row}: '{Shorten(text)}' cannot be placed: kind '{kind}', code '{code}', parent '{Cell(csv, "parent")}'. Write codes as CSC, CSC-4, CSC-4.2, parents before children, each once.");
    }

    private static bool EnsureTopic(EditionDraft draft, Code competency, CsvReader csv) =>
        draft.Topic(competency) is not null || AddTopic(draft, new Code(competency.Topic), "", competency.Topic, csv);

    private static bool AddTopic(EditionDraft draft, Code code, string category, string name, CsvReader csv)
    {
        if (category.Length == 0) category = DefaultCategory;
        if (category == DefaultCategory && !draft.HasCategory(category)) draft.AddCategory(category, "Imported");
        if (!draft.AddTopic(code, category, name) || draft.Topic(code) is not { } topic) return false;
        var updated = DateOnly.TryParseExact(Cell(csv, "updated"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : default;
        var origin = Enum.TryParse<Origin>(Cell(csv, "origin"), ignoreCase: true, out var known) ? known : Origin.Local;
        topic.Text = Cell(csv, "updated").Length == 0 && Cell(csv, "origin").Length == 0 && csv.HeaderRecord?.Contains("origin") == true
            ? null
            : new TopicText("", updated, origin, Cell(csv, "audience") is { Length: > 0 } audience ? audience : null);
        return true;
    }

    private static string KindOf(string code) => !Code.TryParse(code, out var known) ? "" : known.IsTopic ? CsvFormat.Kinds.Topic : known.IsCompetency ? CsvFormat.Kinds.Competency : CsvFormat.Kinds.Indicator;

    private static string Cell(CsvReader csv, string name) => csv.TryGetField<string>(name, out var text) ? text?.Trim() ?? "" : "";

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Shorten(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private static bool Set(Action set)
    {
        set();
        return true;
    }
}
