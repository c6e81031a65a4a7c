using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CompetencyBot.Competencies;

namespace CompetencyBot.Knowledge;

/// <summary>Writes a topic as the Markdown file that <see cref="TopicFileReader"/> reads back to the same topic.</summary>
public static partial class MarkdownWriter
{
    public static string Write(Topic topic)
    {
        var text = topic.Text ?? new TopicText("", default, Origin.Starter, null);
        var file = new StringBuilder();
        file.Append(CultureInfo.InvariantCulture, $"---\ntopic: {topic.Code}\nupdated: {text.Updated:yyyy-MM-dd}\norigin: {TopicFrontMatter.Origins.First(pair => pair.Value == text.Origin).Key}\n");
        if (text.Audience is { } audience) file.Append(CultureInfo.InvariantCulture, $"audience: {Yaml(audience)}\n");
        file.Append(CultureInfo.InvariantCulture, $"---\n\n# {Escape(topic.Name)}\n");
        foreach (var paragraph in text.Introduction.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)) file.Append(CultureInfo.InvariantCulture, $"\n{Escape(paragraph)}\n");
        foreach (var competency in topic.Competencies) Append(competency, file);
        return file.ToString();
    }

    /// <summary>A YAML scalar; quoted where plain text would be read as something else.</summary>
    internal static string Yaml(string text) =>
        PlainYaml().IsMatch(text) ? text : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private static void Append(Competency competency, StringBuilder file)
    {
        file.Append(CultureInfo.InvariantCulture, $"\n## {Escape(competency.Title)} {{#{competency.Code}}}\n\n");
        foreach (var indicator in competency.Indicators) file.Append(CultureInfo.InvariantCulture, $"- {Escape(indicator.Text)} {{#{indicator.Code}}}\n");
        if (competency.Questions.IsEmpty) return;
        file.Append(CultureInfo.InvariantCulture, $"\n### {TopicFileReader.QuestionsHeading}\n\n");
        foreach (var question in competency.Questions) file.Append(CultureInfo.InvariantCulture, $"- {Escape(question)}\n");
    }

    private static string Escape(string text) => Start().Replace(Special().Replace(White().Replace(text, " ").Trim(), @"\$0"), @"$1\$2");

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();

    /// <summary>What Markdown reads as markup inside a line.</summary>
    [GeneratedRegex(@"[\\*`\[\]<>~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|#(?=#*$)")]
    private static partial Regex Special();

    /// <summary>What Markdown reads as markup at the start of a line.</summary>
    [GeneratedRegex(@"^(\d*)([#+\-=.)](?=\s|$)|[-=]{2,}|#)")]
    private static partial Regex Start();

    [GeneratedRegex(@"^[\p{L}][\p{L}\p{N} '’&/,;().-]*(?<![ ,;])\z")]
    private static partial Regex PlainYaml();
}
