using System.Globalization;
using System.Text.Json;
using CompetencyBot.Competencies;

namespace CompetencyBot.Exchange;

/// <summary>
/// Reads CASE packages, one for each language. Ours come back as they were. A foreign one is taken by its levels: the deepest are
/// indicators, those above them competencies, then topics, then categories; a level that is missing gets the document's name,
/// and statements whose code is none of ours get a new one.
/// </summary>
public sealed class CaseImport
{
    private const int Levels = 4;

    private readonly List<string> leftOut = [];
    private readonly CasePackage package;
    private readonly CaseCodes codes = new();
    private readonly ILookup<string, Node> children;
    private readonly EditionDraft draft;

    private CaseImport(CasePackage package)
    {
        this.package = package;
        draft = new EditionDraft(LanguageOf(package))
        {
            Title = package.Document?.Title ?? "",
            Publisher = package.Document?.Publisher ?? package.Document?.Creator ?? "",
            Licence = package.Document?.Notes ?? "",
        };
        var items = (package.Items ?? []).Where(item => item.Identifier is not null).DistinctBy(item => item.Identifier).ToDictionary(item => item.Identifier ?? "");
        var links = (package.Associations ?? []).Where(link => link.AssociationType == CaseAssociation.IsChildOf && link.OriginNodeURI?.Identifier is not null).ToList();
        var placed = links.Select(link => link.OriginNodeURI?.Identifier ?? "").ToHashSet();
        children = links
            .Select(link => (Parent: Root(link.DestinationNodeURI?.Identifier, items), Number: link.SequenceNumber ?? int.MaxValue, Item: items.GetValueOrDefault(link.OriginNodeURI?.Identifier ?? "")))
            .Concat(items.Values.Where(item => !placed.Contains(item.Identifier ?? "")).Select(item => (Parent: "", Number: int.MaxValue, Item: (CaseItem?)item)))
            .Where(link => link.Item is not null)
            .OrderBy(link => link.Number)
            .ToLookup(link => link.Parent, link => new Node(link.Item ?? new CaseItem()));
    }

    public static ImportOutcome Read(IEnumerable<string> documents)
    {
        var editions = new List<Edition>();
        var leftOut = new List<string>();
        Uri? source = null;
        foreach (var json in documents)
        {
            CasePackage? package;
            try
            {
                package = JsonSerializer.Deserialize(json, CaseJson.Readable.CasePackage);
            }
            catch (JsonException exception)
            {
                return new ImportOutcome.Refused([$"This is not a CASE package: wrong JSON at line {exception.LineNumber + 1}, path {exception.Path}."]);
            }
            if (package?.Items is not { Count: > 0 }) return new ImportOutcome.Refused(["This is not a CASE package with statements: it needs CFDocument, CFItems and CFAssociations."]);

            var import = new CaseImport(package);
            if (import.Fill() is { } refusal) return new ImportOutcome.Refused([refusal]);
            editions.Add(import.draft.Build(import.leftOut));
            leftOut.AddRange(import.leftOut);
            source ??= Uri.TryCreate(package.Document?.OfficialSourceURL ?? package.Document?.Uri, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;
        }
        return editions.Select(edition => edition.Language).Distinct().Count() < editions.Count
            ? new ImportOutcome.Refused(["Two of the files are in the same language. Give one file for each language."])
            : new ImportOutcome.Taken(source ?? new Uri("https://example.org/"), [.. editions], [.. leftOut]);
    }

    /// <summary>Fills the draft; answers the reason when the document cannot be taken.</summary>
    private string? Fill()
    {
        int depth;
        try
        {
            depth = Depth("", []);
        }
        catch (InvalidDataException exception)
        {
            return exception.Message;
        }
        if (depth > Levels) return $"The document is {depth} levels deep; the index has {Levels}: category, topic, competency, indicator. Import a part of it.";
        if (depth < 2) return "The document is a flat list; the index needs competencies with indicators below them.";

        var name = draft.Title.Length > 0 ? draft.Title : "Imported";
        if (depth == Levels)
        {
            foreach (var category in children[""])
            {
                var id = codes.CategoryFor(category.Item);
                draft.AddCategory(id, Statement(category));
                foreach (var topic in Below(category)) AddTopic(topic.Item, Statement(topic), id, Below(topic));
            }
            return null;
        }
        draft.AddCategory("imported", name);
        if (depth == 3)
        {
            foreach (var topic in children[""]) AddTopic(topic.Item, Statement(topic), "imported", Below(topic));
        }
        else
        {
            AddTopic(new CaseItem { FullStatement = name }, name, "imported", children[""]);
        }
        return null;
    }

    private void AddTopic(CaseItem item, string name, string category, IEnumerable<Node> competencies)
    {
        var code = codes.TopicFor(item, name);
        if (!draft.AddTopic(code, category, name) || draft.Topic(code) is not { } topic) return;
        topic.Text = TextOf(item);
        foreach (var competency in competencies)
        {
            var competencyCode = codes.Below(code, competency.Item);
            draft.AddCompetency(competencyCode, Statement(competency));
            foreach (var indicator in Below(competency)) draft.AddIndicator(codes.Below(competencyCode, indicator.Item), Statement(indicator));
            foreach (var question in competency.Item.Extensions?.StaffQuestions ?? []) draft.AddQuestion(competencyCode, question);
        }
    }

    /// <summary>Ours carry an origin exactly when the topic has a text; a foreign topic's words are the library's own to answer for.</summary>
    private static TopicText? TextOf(CaseItem item)
    {
        var ours = item.ItemType == "Topic" && Code.TryParse(item.HumanCodingScheme, out _);
        if (ours && item.Extensions?.Origin is null) return null;
        var origin = Enum.TryParse<Origin>(item.Extensions?.Origin, out var known) ? known : Origin.Local;
        var updated = DateTimeOffset.TryParse(item.LastChangeDateTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? DateOnly.FromDateTime(date.Date) : default;
        return new TopicText(item.Notes ?? "", updated, origin, item.Extensions?.Audience);
    }

    private int Depth(string parent, HashSet<string> above)
    {
        if (!above.Add(parent)) throw new InvalidDataException("A statement is its own ancestor; correct the isChildOf associations.");
        var depth = children[parent].Select(child => 1 + Depth(child.Item.Identifier ?? "", above)).DefaultIfEmpty(0).Max();
        above.Remove(parent);
        return depth;
    }

    private IEnumerable<Node> Below(Node node) => children[node.Item.Identifier ?? ""];

    private static string Root(string? destination, Dictionary<string, CaseItem> items) => destination is not null && items.ContainsKey(destination) ? destination : "";

    private static string Statement(Node node) => string.Join(' ', (node.Item.FullStatement ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Language LanguageOf(CasePackage package) => Languages.FromLocale(package.Document?.Language);

    private sealed record Node(CaseItem Item);
}
