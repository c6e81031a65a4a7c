using System.Collections.Immutable;
using System.Globalization;
using CompetencyBot.Competencies;
using Markdig.Extensions.Yaml;

namespace CompetencyBot.Knowledge;

/// <summary>The lines at the head of a topic's file. <c>Retired</c> lists codes that were removed and may not come back.</summary>
internal sealed record TopicFrontMatter(Code Topic, int TopicLine, DateOnly? Updated, Origin? Origin, string? Audience, ImmutableArray<Code> Retired)
{
    /// <summary>How origins are written in files.</summary>
    public static ImmutableDictionary<string, Origin> Origins { get; } = new Dictionary<string, Origin>
    {
        ["starter"] = Competencies.Origin.Starter,
        ["ontario-library-service"] = Competencies.Origin.OntarioLibraryService,
        ["translation"] = Competencies.Origin.Translation,
        ["local"] = Competencies.Origin.Local,
    }.ToImmutableDictionary();

    public static TopicFrontMatter? Read(YamlFrontMatterBlock block, string file, ProblemList problems, bool overlay)
    {
        // The block begins at the '---' line; YAML counts its own lines from 1.
        var reader = new YamlReader(file, problems, block.Line + 1);
        if (reader.Mapping(block.Lines.ToString()) is not { } root) return null;

        Code topic = default;
        if (reader.Text(root, "topic") is { } codeText && (!Code.TryParse(codeText, out topic) || !topic.IsTopic))
            problems.Add(file, reader.LineOf(root, "topic"), $"'{codeText}' is not a topic code.", "Write the code that framework.yaml gives the topic, such as CSC.");

        DateOnly? updated = null;
        if (Text("updated") is { } date)
        {
            if (DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) updated = day;
            else problems.Add(file, reader.LineOf(root, "updated"), $"'{date}' is not a date.", "Write year, month and day, such as 2015-07-22.");
        }

        Origin? origin = null;
        if (Text("origin") is { } words)
        {
            if (Origins.TryGetValue(words, out var known)) origin = known;
            else problems.Add(file, reader.LineOf(root, "origin"), $"'{words}' is not a known origin.", $"Write one of {string.Join(", ", Origins.Keys.Order(StringComparer.Ordinal))}.");
        }

        var retired = reader.Texts(root, "retired").Select(text => Code.TryParse(text, out var code) ? code : (Code?)null).ToList();
        if (retired.Contains(null))
            problems.Add(file, reader.LineOf(root, "retired"), "A retired code is not a code.", "Write them as [CSC-5, CSC-4.6].");

        return new TopicFrontMatter(topic, reader.LineOf(root, "topic"), updated, origin, reader.OptionalText(root, "audience"), [.. retired.OfType<Code>()]);

        string? Text(string name) => overlay ? reader.OptionalText(root, name) : reader.Text(root, name);
    }
}
