using CompetencyBot.Ask;
using CompetencyBot.Benchmarks.Searchers;
using CompetencyBot.Competencies;
using CompetencyBot.Evaluate;
using CompetencyBot.Knowledge;
using CompetencyBot.Snapshots;

namespace CompetencyBot.Benchmarks;

/// <summary>The shipped knowledge, and questions to ask it.</summary>
internal static class BenchmarkKnowledge
{
    public static string Root { get; } = FindRoot();

    public static KnowledgeBase Read() => KnowledgeReader.Read(Path.Combine(Root, "knowledge")) switch
    {
        KnowledgeOutcome.Read read => read.Knowledge,
        KnowledgeOutcome.Refused refused => throw new KnowledgeException(refused.Problems),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static AskHandler AskHandler(KnowledgeBase knowledge) => new(new SnapshotSource(Snapshot.Of(knowledge)));

    public static IReadOnlyList<ExpectedAnswer> Questions(string file, KnowledgeBase knowledge)
    {
        using var reader = new StreamReader(file);
        return [.. ExpectedAnswer.Read(reader, knowledge.Framework.In(Language.English))];
    }

    public static AskedQuestion Asked(ExpectedAnswer question) => new(question.Question, question.Language);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CompetencyBot.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("CompetencyBot.sln stands in no folder above the program.");
    }
}
