using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CompetencyBot.Package;

/// <summary>Compares a JSON document with its shape and lays its values out by their paths.</summary>
internal sealed class ShapeReader(string file, PackageProblems problems)
{
    private readonly ImmutableDictionary<string, ManifestValue>.Builder values = ImmutableDictionary.CreateBuilder<string, ManifestValue>(StringComparer.Ordinal);

    /// <summary>The values found, by their paths. What is of the wrong kind is reported and left out.</summary>
    public ImmutableDictionary<string, ManifestValue> Read(JsonNode document, Shape shape)
    {
        Read(document, shape, "");
        return values.ToImmutable();
    }

    private void Read(JsonNode? node, Shape shape, string path)
    {
        switch (shape, node?.GetValueKind())
        {
            case (Shape.Unchecked, _):
                break;
            case (Shape.Text text, JsonValueKind.String):
                Check(Keep(node, path, text), text, $"{file} {path}", problems);
                break;
            case (Shape.Choice choice, JsonValueKind.String):
                if (!choice.Values.Contains(Keep(node, path, choice)))
                    Problem(path, $"'{node}' is not one of the values that Teams knows here.", $"Write {string.Join(" or ", choice.Values)}.");
                break;
            case (Shape.Flag, JsonValueKind.True or JsonValueKind.False):
                Keep(node, path, shape);
                break;
            case (Shape.List list, JsonValueKind.Array):
                Read(node?.AsArray() ?? [], list, path);
                break;
            case (Shape.Group group, JsonValueKind.Object):
                Read(node?.AsObject() ?? [], group, path);
                break;
            default:
                Problem(path, $"This must be {KindOf(shape)}.", "Write it as in the manifest shipped with the program.");
                break;
        }
    }

    /// <summary>Checks a text's length and rule; for a translation too.</summary>
    public static void Check(string value, Shape.Text text, string place, PackageProblems problems)
    {
        if (string.IsNullOrWhiteSpace(value))
            problems.Add(place, "The text is empty.", "Write the text, or take the line away if Teams does not need it.");
        else if (value.Length > text.Longest)
            problems.Add(place, $"The text has {value.Length} characters; Teams takes {text.Longest}.", $"Shorten it by {value.Length - text.Longest}.");
        else if (text.Rule is { } rule && !rule.Holds(value))
            problems.Add(place, rule.Rule, rule.Remedy);
    }

    private void Read(JsonArray array, Shape.List list, string path)
    {
        if (array.Count < list.Least) Problem(path, "The list is empty.", "Fill it, or restore it from the manifest shipped with the program.");
        if (array.Count > list.Most) Problem(path, $"The list has {array.Count} entries; Teams takes {list.Most}.", $"Take {array.Count - list.Most} away.");
        for (var i = 0; i < array.Count; i++) Read(array[i], list.Of, $"{path}[{i}]");
    }

    private void Read(JsonObject members, Shape.Group group, string path)
    {
        foreach (var missing in group.Needed.Where(name => !members.ContainsKey(name)))
            Problem(Shape.Join(path, missing), "This is missing.", "Restore it from the manifest shipped with the program.");
        foreach (var (name, node) in members)
        {
            if (group.Members.TryGetValue(name, out var shape)) Read(node, shape, Shape.Join(path, name));
            else Problem(Shape.Join(path, name), $"Teams knows no '{name}' here.", $"There are {string.Join(", ", group.Members.Keys.Order(StringComparer.Ordinal))}.");
        }
    }

    private string Keep(JsonNode? node, string path, Shape shape)
    {
        var value = node?.ToString() ?? "";
        values[path] = new ManifestValue(path, value, shape);
        return value;
    }

    private void Problem(string path, string rule, string remedy) => problems.Add(path.Length == 0 ? file : $"{file} {path}", rule, remedy);

    private static string KindOf(Shape shape) => shape switch
    {
        Shape.Flag => "true or false",
        Shape.List => "a list in [ ]",
        Shape.Group => "a group in { }",
        _ => "a text in quotes",
    };
}
