using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CompetencyBot.Competencies;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace CompetencyBot.Knowledge;

/// <summary>
/// Reads a topic's Markdown file: front matter, heading, introduction, then competencies, each with
/// its indicators and, under "Staff ask", the ways people put the question.
/// </summary>
internal sealed partial class TopicFileReader(string file, Language language, ProblemList problems)
{
    /// <summary>The heading above the questions, the same in files of every language.</summary>
    public const string QuestionsHeading = "Staff ask";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    private readonly ImmutableDictionary<Code, int>.Builder lines = ImmutableDictionary.CreateBuilder<Code, int>();
    private readonly List<Draft> drafts = [];
    private readonly List<string> introduction = [];
    private FrontMatter? frontMatter;
    private (string Text, int Line)? heading;
    private bool inQuestions;

    /// <summary>The file's content; null when something is wrong, which then stands in the problem list.</summary>
    public TopicFile? Read(string markdown)
    {
        foreach (var block in Markdown.Parse(markdown, Pipeline)) Take(block);

        if (frontMatter is null) problems.Add(file, 1, "The file has no front matter.", "Begin it with a line '---', then topic, updated and origin, then '---'.");
        if (heading is null) problems.Add(file, 1, "The file has no title.", "Add a line '# ' and the topic's name.");
        if (heading is not null && drafts.Count == 0) problems.Add(file, heading.Value.Line, "The topic has no competency.", "Add a line such as '## Does something {#CSC-1}' with its indicators.");
        foreach (var draft in drafts.Where(draft => draft.Indicators.Count == 0))
            problems.Add(file, draft.Line, $"{draft.Code} has no indicator.", $"Add a list of what a person does, such as '- … {{#{draft.Code}.1}}'.");

        if (frontMatter is null || heading is null) return null;
        return new TopicFile(
            file, language, frontMatter.Topic, frontMatter.TopicLine, heading.Value.Text, heading.Value.Line,
            new TopicText(string.Join("\n\n", introduction), frontMatter.Updated, frontMatter.Origin, frontMatter.Audience),
            [.. drafts.Select(draft => new Competency(draft.Code, draft.Title, [.. draft.Indicators], [.. draft.Questions]))],
            lines.ToImmutable());
    }

    private void Take(Block block)
    {
        switch (block)
        {
            case YamlFrontMatterBlock yaml:
                frontMatter = FrontMatter.Read(yaml, file, problems);
                break;
            case HeadingBlock { Level: 1 } title when heading is null && drafts.Count == 0:
                heading = (MarkdownText.Of(title), LineOf(title));
                break;
            case HeadingBlock { Level: 2 } competency:
                TakeCompetency(competency);
                break;
            case HeadingBlock { Level: 3 } section when drafts.Count > 0 && MarkdownText.Of(section).Equals(QuestionsHeading, StringComparison.OrdinalIgnoreCase):
                inQuestions = true;
                break;
            case ListBlock list when drafts.Count > 0:
                TakeList(list);
                break;
            case ParagraphBlock paragraph when drafts.Count == 0:
                introduction.Add(MarkdownText.Of(paragraph));
                break;
            default:
                problems.Add(file, LineOf(block), "This does not belong here.", $"Keep to the topic's title, its introduction, '## ' competencies, lists and '### {QuestionsHeading}'.");
                break;
        }
    }

    private void TakeCompetency(HeadingBlock block)
    {
        inQuestions = false;
        var (title, code) = Coded(block, LineOf(block), "competency", $"{frontMatter?.Topic.Topic ?? "CSC"}-1");
        if (code is { IsCompetency: false })
            problems.Add(file, LineOf(block), $"{code} is not the code of a competency.", "Write the topic's code, a hyphen and a number, such as CSC-4.");
        if (title.Length == 0)
            problems.Add(file, LineOf(block), "The competency has no title.", "Write what a person does before the code.");
        drafts.Add(new Draft(code ?? default, title, LineOf(block)));
    }

    private void TakeList(ListBlock list)
    {
        var draft = drafts[^1];
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var line = LineOf(item);
            if (item.Count != 1 || item[0] is not ParagraphBlock paragraph)
            {
                problems.Add(file, line, "A list entry must be one line of text.", "Write it without lists or paragraphs inside it.");
            }
            else if (inQuestions)
            {
                draft.Questions.Add(MarkdownText.Of(paragraph));
            }
            else
            {
                var (text, code) = Coded(paragraph, line, "indicator", $"{draft.Code}.{draft.Indicators.Count + 1}");
                if (code is { } value && (!value.IsIndicator || value.OfCompetency != draft.Code))
                    problems.Add(file, line, $"{value} is not the code of an indicator of {draft.Code}.", $"Write {draft.Code}, a point and a number.");
                draft.Indicators.Add(new Indicator(code ?? default, text));
            }
        }
    }

    /// <summary>Splits "text {#CODE}" and remembers the code's line; a missing or repeated code is a problem.</summary>
    private (string Text, Code? Code) Coded(LeafBlock block, int line, string what, string example)
    {
        var text = MarkdownText.Of(block);
        if (CodeAtEnd().Match(text) is not { Success: true } match)
        {
            problems.Add(file, line, $"The {what} has no code.", $"End the line with a code that was never used before, such as {{#{example}}}.");
            return (text, null);
        }
        var written = match.Groups["code"].Value;
        if (!Code.TryParse(written, out var code))
        {
            problems.Add(file, line, $"'{written}' is not a code.", $"Write it as {{#{example}}}.");
            return (match.Groups["text"].Value, null);
        }
        if (!lines.TryAdd(code, line))
            problems.Add(file, line, $"The code {code} is used twice; first on line {lines[code]}.", "Give this one a code that was never used before.");
        return (match.Groups["text"].Value, code);
    }

    private static int LineOf(Block block) => block.Line + 1;

    [GeneratedRegex(@"^(?<text>.*?)\s*\{#(?<code>[^}]*)\}\s*\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex CodeAtEnd();

    private sealed record Draft(Code Code, string Title, int Line)
    {
        public List<Indicator> Indicators { get; } = [];
        public List<string> Questions { get; } = [];
    }

    private sealed record FrontMatter(Code Topic, int TopicLine, DateOnly Updated, Origin Origin, string? Audience)
    {
        private static readonly Dictionary<string, Origin> Origins = new()
        {
            ["starter"] = Origin.Starter,
            ["ontario-library-service"] = Origin.OntarioLibraryService,
            ["translation"] = Origin.Translation,
        };

        public static FrontMatter? Read(YamlFrontMatterBlock block, string file, ProblemList problems)
        {
            // The block begins at the '---' line; YAML counts its own lines from 1.
            var reader = new YamlReader(file, problems, LineOf(block));
            if (reader.Mapping(block.Lines.ToString()) is not { } root) return null;

            Code topic = default;
            if (reader.Text(root, "topic") is { } codeText && (!Code.TryParse(codeText, out topic) || !topic.IsTopic))
                problems.Add(file, reader.LineOf(root, "topic"), $"'{codeText}' is not a topic code.", "Write the code that framework.yaml gives the topic, such as CSC.");

            DateOnly updated = default;
            if (reader.Text(root, "updated") is { } date && !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out updated))
                problems.Add(file, reader.LineOf(root, "updated"), $"'{date}' is not a date.", "Write year, month and day, such as 2015-07-22.");

            Origin origin = default;
            if (reader.Text(root, "origin") is { } words && !Origins.TryGetValue(words, out origin))
                problems.Add(file, reader.LineOf(root, "origin"), $"'{words}' is not a known origin.", $"Write one of {string.Join(", ", Origins.Keys)}.");

            return new FrontMatter(topic, reader.LineOf(root, "topic"), updated, origin, reader.OptionalText(root, "audience"));
        }
    }
}
