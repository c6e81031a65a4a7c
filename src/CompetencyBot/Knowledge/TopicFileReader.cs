using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CompetencyBot.Competencies;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CompetencyBot.Knowledge;

/// <summary>
/// Reads a topic's Markdown file: front matter, heading, introduction, then competencies, each with
/// its indicators and, under "Staff ask", the ways people put the question.
/// </summary>
internal sealed partial class TopicFileReader(string file, Language language, ProblemList problems, bool overlay = false)
{
    /// <summary>The heading above the questions, the same in files of every language.</summary>
    public const string QuestionsHeading = "Staff ask";

    private const int LongestParagraph = 10_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    private readonly ImmutableDictionary<Code, int>.Builder lines = ImmutableDictionary.CreateBuilder<Code, int>();
    private readonly List<Draft> drafts = [];
    private readonly List<string> introduction = [];
    private TopicFrontMatter? frontMatter;
    private (string Text, int Line)? heading;
    private bool inQuestions;

    /// <summary>The file's content; null when something is wrong, which then stands in the problem list.</summary>
    public TopicFile? Read(string markdown)
    {
        if (LineOfEndlessText(markdown) is { } endless)
        {
            problems.Add(file, endless, $"There are more than {LongestParagraph} characters without an empty line.", "Shorten the text, or divide it by empty lines.");
            return null;
        }
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // The only text that Markdig does not read.
            problems.Add(file, 1, "The text has lists, quotes or brackets in each other without end.", "Remove what does not belong there; the file shipped with the program shows how it should look.");
            return null;
        }
        foreach (var block in document) Take(block);

        if (frontMatter is null) problems.Add(file, 1, "The file has no front matter.", "Begin it with a line '---', then topic, updated and origin, then '---'.");
        if (!overlay) CheckComplete();
        if (frontMatter is null) return null;
        return new TopicFile(
            file, language, frontMatter, heading?.Text, heading?.Line ?? 1, string.Join("\n\n", introduction),
            [.. drafts.Select(draft => new Competency(draft.Code, draft.Title, [.. draft.Indicators], [.. draft.Questions]))],
            lines.ToImmutable(),
            [.. document.Descendants<LinkInline>().Select(link => new TopicLink(link.Url ?? "", link.Line + 1))]);
    }

    /// <summary>What only an overlay may leave out.</summary>
    private void CheckComplete()
    {
        if (heading is null)
            problems.Add(file, 1, "The file has no title.", "Add a line '# ' and the topic's name.");
        else if (drafts.Count == 0)
            problems.Add(file, heading.Value.Line, "The topic has no competency.", "Add a line such as '## Does something {#CSC-1}' with its indicators.");

        foreach (var draft in drafts)
        {
            if (draft.Title.Length == 0)
                problems.Add(file, draft.Line, "The competency has no title.", "Write what a person does before the code.");
            if (draft.Indicators.Count == 0)
                problems.Add(file, draft.Line, $"{draft.Code} has no indicator.", $"Add a list of what a person does, such as '- … {{#{draft.Code}.1}}'.");
        }
    }

    private void Take(Block block)
    {
        switch (block)
        {
            case YamlFrontMatterBlock yaml:
                frontMatter = TopicFrontMatter.Read(yaml, file, problems, overlay);
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
                if (text.Length == 0)
                    problems.Add(file, line, "The indicator has no text.", "Write what a person does before the code, or remove the line.");
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
        if (frontMatter?.Retired.Contains(code) == true)
            problems.Add(file, line, $"{code} is retired; a code is never used again.", "Give this one a code that was never used before.");
        if (!lines.TryAdd(code, line))
            problems.Add(file, line, $"The code {code} is used twice; first on line {lines[code]}.", "Give this one a code that was never used before.");
        return (match.Groups["text"].Value, code);
    }

    /// <summary>Where a paragraph, a list entry or a heading begins that is so long that brackets in it would take minutes to read.</summary>
    private static int? LineOfEndlessText(string markdown)
    {
        var (line, begin, length) = (0, 0, 0);
        foreach (var text in markdown.AsSpan().EnumerateLines())
        {
            line++;
            if (length == 0 || text.IsWhiteSpace() || text.StartsWith("- ") || text.StartsWith("#")) (begin, length) = (line, 0);
            if ((length += text.Length) > LongestParagraph) return begin;
        }
        return null;
    }

    private static int LineOf(Block block) => block.Line + 1;

    [GeneratedRegex(@"^(?<text>.*?)\s*\{#(?<code>[^{}]*)\}\s*\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex CodeAtEnd();

    private sealed record Draft(Code Code, string Title, int Line)
    {
        public List<Indicator> Indicators { get; } = [];
        public List<string> Questions { get; } = [];
    }
}
