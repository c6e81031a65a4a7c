using CompetencyBot.Knowledge;

namespace CompetencyBot.Snapshots;

/// <summary>Loads the knowledge that the settings name.</summary>
internal static class SnapshotLoader
{
    /// <summary>Throws <see cref="KnowledgeException"/> with every problem when the knowledge cannot be used.</summary>
    public static SnapshotSource Load(IConfiguration configuration, string contentRoot)
    {
        var options = configuration.GetSection(KnowledgeOptions.Section).Get<KnowledgeOptions>() ?? new KnowledgeOptions();
        return KnowledgeReader.Read(FolderOf(options, contentRoot)) switch
        {
            KnowledgeOutcome.Read read => new SnapshotSource(Snapshot.Of(read.Knowledge)),
            KnowledgeOutcome.Refused refused => throw new KnowledgeException(refused.Problems),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public static string FolderOf(KnowledgeOptions options, string contentRoot)
    {
        var folder = Path.GetFullPath(options.Folder, contentRoot);
        return Directory.Exists(folder) ? folder : Path.GetFullPath(options.Folder, AppContext.BaseDirectory);
    }
}
