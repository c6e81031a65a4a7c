using System.CommandLine;
using CompetencyBot.Competencies;
using CompetencyBot.Knowledge;

namespace CompetencyBot.Cli;

/// <summary><c>validate</c>: says what a knowledge folder holds, or everything that is wrong with it.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("folder") { Description = "The knowledge folder; without it, the folder and overlay that the bot uses.", Arity = ArgumentArity.ZeroOrOne };
        var overlay = new Option<string?>("--overlay") { Description = "A library's own layer over the folder." };
        var command = new Command("validate", "Check a knowledge folder.") { folder, overlay };
        command.SetAction(result =>
        {
            var used = CliKnowledge.Folders();
            return Validate(result.GetValue(folder) is { } named
                ? new KnowledgeFolders(named, result.GetValue(overlay) ?? "")
                : used with { Overlay = result.GetValue(overlay) ?? used.Overlay });
        });
        return command;
    }

    private static int Validate(KnowledgeFolders folders)
    {
        switch (folders.Read())
        {
            case KnowledgeOutcome.Read { Knowledge.Framework: var framework }:
                foreach (var language in Languages.All)
                {
                    var edition = framework.In(language);
                    var topics = edition.Topics.Count(place => !place.Topic.Competencies.IsEmpty);
                    Console.WriteLine($"{language.Tag()}: {topics} of {edition.Topics.Count()} topics written, {Count(edition, _ => 1)} competencies, {Count(edition, competency => competency.Indicators.Length)} indicators, {Count(edition, competency => competency.Questions.Length)} questions");
                }
                return CommandLine.Done;
            case KnowledgeOutcome.Refused refused:
                foreach (var problem in refused.Problems) Console.Error.WriteLine(problem);
                Console.Error.WriteLine($"{refused.Problems.Length} problem(s) in {folders.Folder}.");
                return CommandLine.Failed;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static int Count(Edition edition, Func<Competency, int> of) => edition.Competencies.Sum(place => of(place.Competency));
}
