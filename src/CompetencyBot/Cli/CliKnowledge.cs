using CompetencyBot.Knowledge;
using CompetencyBot.Snapshots;
using CompetencyBot.Web;

namespace CompetencyBot.Cli;

/// <summary>The settings and knowledge that commands use: the same as the server's.</summary>
internal static class CliKnowledge
{
    public static KnowledgeFolders Folders()
    {
        var configuration = new ConfigurationBuilder().SetBasePath(ContentRoot.Find()).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        KnowledgeOptions.Check(configuration);
        return KnowledgeFolders.From(configuration, ContentRoot.Find());
    }

    public static SnapshotSource Load() => SnapshotSource.Load(Folders());
}
