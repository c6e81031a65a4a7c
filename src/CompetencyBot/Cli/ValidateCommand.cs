using System.CommandLine;
using CompetencyBot.Competencies;
using CompetencyBot.Knowledge;

namespace CompetencyBot.Cli;

/// <summary><c>validate</c>: says what a knowledge folder holds, or everything that is wrong with it.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("folder") { Description = "The knowledge folder; without it, the one that the bot uses.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("validate", "Check a knowledge folder.") { folder };
        command.SetAction(result => Validate(result.GetValue(folder) ?? CliKnowledge.Folder()));
        return command;
    }

    private static int Validate(string folder)
    {
        switch (KnowledgeReader.Read(folder))
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
                Console.Error.WriteLine($"{refused.Problems.Length} problem(s) in {folder}.");
                return CommandLine.Failed;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static int Count(Edition edition, Func<Competency, int> of) => edition.Competencies.Sum(place => of(place.Competency));
}
