using System.Globalization;
using CompetencyBot.Competencies;

namespace CompetencyBot.Evaluate;

/// <summary>A question with the answers that count as right: codes, or English topic names; none of them when the index does not hold it.</summary>
public sealed record ExpectedAnswer(string Id, Language Language, string Question, string Style, IReadOnlyList<string> Right)
{
    public bool IsNone => Right.Count == 0;

    /// <summary>Right when the competency's code or its topic's is among the expected.</summary>
    public bool Accepts(CompetencyPlace place) => Right.Contains(place.Competency.Code.ToString()) || Right.Contains(place.Topic.Code.ToString());

    /// <summary>
    /// Reads tab-separated lines with the columns id, lang, query, expected and style, in any order. Throws <see cref="InvalidDataException"/>
    /// with the line when a column or an expected answer is not known.
    /// </summary>
    public static IEnumerable<ExpectedAnswer> Read(TextReader input, Edition english)
    {
        var topics = english.Topics.ToDictionary(place => place.Topic.Name, place => place.Topic.Code.ToString(), StringComparer.OrdinalIgnoreCase);
        var columns = (input.ReadLine() ?? "").Split('\t').Select((name, at) => (name, at)).ToDictionary(pair => pair.name.Trim(), pair => pair.at, StringComparer.OrdinalIgnoreCase);
        foreach (var needed in (string[])["lang", "query", "expected"])
        {
            if (!columns.ContainsKey(needed)) throw new InvalidDataException($"Line 1: the column '{needed}' is missing. Name the columns id, lang, query, expected, style in the first line, with tabs between.");
        }
        for (var number = 2; input.ReadLine() is { } line; number++)
        {
            if (line.Trim().Length == 0) continue;
            var cells = line.Split('\t');
            yield return new ExpectedAnswer(
                Cell("id") is { Length: > 0 } id ? id : number.ToString(CultureInfo.InvariantCulture),
                Languages.FromLocale(Cell("lang")),
                Cell("query"),
                Cell("style"),
                [.. Cell("expected").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(text => !text.Equals("none", StringComparison.OrdinalIgnoreCase)).Select(Right)]);

            string Cell(string name) => columns.TryGetValue(name, out var at) && at < cells.Length ? cells[at].Trim() : "";

            string Right(string text) =>
                topics.TryGetValue(text, out var topic) ? topic
                : Code.TryParse(text.ToUpperInvariant(), out var code) ? code.ToString()
                : throw new InvalidDataException($"Line {number}: '{text}' is neither a code nor an English topic name.");
        }
    }
}
