using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CompetencyBot.Package;

/// <summary>Fills <c>{{name}}</c> in the texts of a JSON document. It works on values that were read, so no value can break out of its quotes.</summary>
internal sealed partial class Placeholders(string file, ImmutableDictionary<string, string> values, PackageProblems problems)
{
    public const string AppId = "appId";
    public const string Host = "host";
    public const string Version = "version";
    public const string Publisher = "publisher";

    /// <summary>Fills the document in place.</summary>
    public void Fill(JsonNode? node, string path = "")
    {
        switch (node)
        {
            case JsonObject group:
                foreach (var (name, value) in group.ToList())
                {
                    if (Filled(value, Shape.Join(path, name)) is { } text) group[name] = text;
                }
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (Filled(list[i], $"{path}[{i}]") is { } text) list[i] = text;
                }
                break;
            default:
                break;
        }
    }

    /// <summary>The text with its placeholders filled; null for what is no text, which is filled inside.</summary>
    private string? Filled(JsonNode? node, string path)
    {
        if (node?.GetValueKind() != JsonValueKind.String)
        {
            Fill(node, path);
            return null;
        }
        var text = node.GetValue<string>();
        var rest = Placeholder().Replace(text, "");
        if (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal))
            problems.Add($"{file} {path}", "A placeholder is not closed.", $"Write it with two braces on either side. {Known}");
        return Placeholder().Replace(text, match => Value(match, path));
    }

    private string Value(Match match, string path)
    {
        if (values.TryGetValue(match.Groups["name"].Value, out var value)) return value;
        problems.Add($"{file} {path}", $"{match.Value} is not a placeholder that the command fills.", Known);
        return match.Value;
    }

    private string Known => $"There are {string.Join(", ", values.Keys.Order(StringComparer.Ordinal).Select(name => $"{{{{{name}}}}}"))}.";

    [GeneratedRegex(@"\{\{\s*(?<name>[^{}]*?)\s*\}\}")]
    private static partial Regex Placeholder();
}
