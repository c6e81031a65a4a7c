using System.CommandLine;
using CompetencyBot.Knowledge;
using CompetencyBot.Snapshots;

namespace CompetencyBot.Cli;

/// <summary><c>learn</c>: keeps what is learned from the knowledge, so that the next starts take less time.</summary>
internal static class LearnCommand
{
    public static Command Create()
    {
        var command = new Command("learn", "Keep what is learned from the knowledge, so that the next starts are quicker.");
        command.SetAction(_ => Learn(CliKnowledge.Folders()));
        return command;
    }

    private static int Learn(KnowledgeFolders folders)
    {
        switch (folders.Read())
        {
            case KnowledgeOutcome.Read { Knowledge: var knowledge }:
                return CliFiles.Attempt(() =>
                {
                    Snapshot.Of(knowledge).Keep(folders.Learned, CliFiles.WriteWhole);
                    Console.WriteLine($"What is learned from the knowledge as it is now is kept in {folders.Learned}. After a change of the knowledge or the program it is learned at each start, until this command is run again.");
                });
            case KnowledgeOutcome.Refused refused:
                Console.Error.WriteLine(new KnowledgeException(refused.Problems).Message);
                return CommandLine.Failed;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
