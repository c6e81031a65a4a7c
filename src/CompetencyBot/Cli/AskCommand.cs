using System.CommandLine;
using System.Text.Json;
using CompetencyBot.Ask;
using CompetencyBot.Competencies;
using CompetencyBot.Knowledge;

namespace CompetencyBot.Cli;

/// <summary><c>ask</c>: one question, answered on the terminal.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string>("question") { Description = "The question, in quotes." };
        var language = new Option<string?>("--language") { Description = "Language of the question: en or fr. Without it, the bot finds out." };
        language.AcceptOnlyFromAmong("en", "fr");
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON." };
        var explain = new Option<bool>("--explain") { Description = "Say why: which words matched where, what each added, and why it ended so." };
        var command = new Command("ask", "Ask the index a question.") { question, language, json, explain };
        command.SetAction(result => Ask(result.GetRequiredValue(question), result.GetValue(language), result.GetValue(json), result.GetValue(explain)));
        return command;
    }

    private static int Ask(string question, string? language, bool json, bool explain)
    {
        AskHandler handler;
        try
        {
            handler = new AskHandler(CliKnowledge.Load());
        }
        catch (KnowledgeException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return CommandLine.Failed;
        }

        var outcome = handler.Ask(question, Language.English, language is null ? null : Languages.FromLocale(language));
        if (json) Console.WriteLine(JsonSerializer.Serialize(AskAnswer.For(outcome), AskJson.Readable.AskAnswer));
        else AskTerminal.Print(outcome);
        // With --json, stdout is for JSON alone.
        if (explain) ExplainTerminal.Print(outcome, handler.Explain(outcome), json ? Console.Error : Console.Out);
        return CommandLine.Done;
    }
}
