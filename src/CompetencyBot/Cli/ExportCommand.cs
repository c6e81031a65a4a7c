using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using CompetencyBot.Competencies;
using CompetencyBot.Exchange;
using CompetencyBot.Knowledge;

namespace CompetencyBot.Cli;

/// <summary><c>export</c>: the framework in use, overlay included, in a form that other programs read. A library's notes stay behind.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "case, csv or markdown.", Required = true };
        format.AcceptOnlyFromAmong("case", "csv", "markdown");
        var language = new Option<string>("--language") { Description = "Language of a CASE document: en or fr. The other formats hold both.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "fr");
        var output = new Option<string?>("--out") { Description = "File to write, or for markdown the new folder. Without it, the text goes to stdout." };
        var command = new Command("export", "Write the framework for other programs.") { format, language, output };
        command.SetAction(result => Export(result.GetRequiredValue(format), Languages.FromLocale(result.GetValue(language)), result.GetValue(output)));
        return command;
    }

    private static int Export(string format, Language language, string? output)
    {
        switch (CliKnowledge.Folders().Read())
        {
            case KnowledgeOutcome.Refused refused:
                Console.Error.WriteLine(new KnowledgeException(refused.Problems).Message);
                return CommandLine.Failed;
            case KnowledgeOutcome.Read { Knowledge: var knowledge }:
                return CliFiles.Attempt(() => Write(knowledge, format, language, output));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Write(KnowledgeBase knowledge, string format, Language language, string? output)
    {
        var framework = knowledge.Framework;
        ImmutableArray<Edition> editions = [.. Languages.All.Select(framework.In)];
        if (format == "markdown" && output is not null)
        {
            KnowledgeWriter.Write(framework.Source, editions, knowledge.Vocabularies, knowledge.Elsewhere, output);
            return;
        }
        var text = new StringWriter();
        if (format == "csv")
        {
            if (output is not null) text.Write('\uFEFF'); // Excel shows accents only with a byte order mark.
            CsvFormat.Write(framework, text);
        }
        else if (format == "case")
        {
            text.WriteLine(JsonSerializer.Serialize(CaseExport.Write(framework, language), CaseJson.Readable.CasePackage));
        }
        else
        {
            foreach (var (file, content) in KnowledgeWriter.FilesOf(framework.Source, editions, knowledge.Vocabularies, knowledge.Elsewhere)) text.Write($"<!-- {file} -->\n{content}\n");
        }

        if (output is null) Console.Out.Write(text.ToString());
        else CliFiles.WriteWhole(output, Encoding.UTF8.GetBytes(text.ToString()));
    }
}
