using CompetencyBot.Competencies;
using CompetencyBot.Knowledge;
using CompetencyBot.Snapshots;

namespace CompetencyBot.Tests;

/// <summary>The shipped knowledge, and copies of it to spoil.</summary>
internal static class TestKnowledge
{
    public static string Root { get; } = FindRoot();
    public static string Folder { get; } = Path.Combine(Root, "knowledge");

    private static readonly Lazy<KnowledgeBase> Read = new(() => Assert.IsType<KnowledgeOutcome.Read>(KnowledgeReader.Read(Folder)).Knowledge);
    private static readonly Lazy<SnapshotSource> Source = new(() => new SnapshotSource(Snapshot.Of(Read.Value)));

    public static KnowledgeBase Shipped => Read.Value;
    public static SnapshotSource Snapshots => Source.Value;

    public static Edition Edition(Language language) => Shipped.Framework.In(language);

    public static CompetencyPlace Competency(string code, Language language = Language.English) => Edition(language).Competency(Code.Parse(code))!;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CompetencyBot.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("CompetencyBot.sln stands in no folder above the tests.");
    }
}
