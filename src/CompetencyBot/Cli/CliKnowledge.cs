using CompetencyBot.Knowledge;
using CompetencyBot.Snapshots;
using CompetencyBot.Web;

namespace CompetencyBot.Cli;

/// <summary>The settings and knowledge that commands use: the same as the server's.</summary>
internal static class CliKnowledge
{
    public static IConfiguration Configuration() => new ConfigurationBuilder()
        .SetBasePath(ContentRoot.Find())
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();

    public static SnapshotSource Load() => SnapshotLoader.Load(Configuration(), ContentRoot.Find());

    public static string Folder() =>
        SnapshotLoader.FolderOf(Configuration().GetSection(KnowledgeOptions.Section).Get<KnowledgeOptions>() ?? new KnowledgeOptions(), ContentRoot.Find());
}
