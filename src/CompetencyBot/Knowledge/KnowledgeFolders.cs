namespace CompetencyBot.Knowledge;

/// <summary>The two folders that knowledge is read from.</summary>
public sealed record KnowledgeFolders(string Folder, string Overlay)
{
    public static KnowledgeFolders From(KnowledgeOptions options, string contentRoot) =>
        new(Find(options.Folder, contentRoot), Find(options.Overlay, contentRoot));

    public KnowledgeOutcome Read() => KnowledgeReader.Read(Folder, Overlay);

    /// <summary>A number that changes whenever a file in the folders is written, renamed, added or removed.</summary>
    public int Fingerprint()
    {
        var hash = new HashCode();
        foreach (var root in (string[])[Folder, Overlay])
        {
            if (!Directory.Exists(root)) continue;
            foreach (var file in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
            {
                hash.Add(file.FullName, StringComparer.Ordinal);
                hash.Add(file.Exists ? file.Length : -1);
                hash.Add(file.LastWriteTimeUtc);
            }
        }
        return hash.ToHashCode();
    }

    private static string Find(string folder, string contentRoot)
    {
        var path = Path.GetFullPath(folder, contentRoot);
        return Directory.Exists(path) || !Directory.Exists(Path.GetFullPath(folder, AppContext.BaseDirectory)) ? path : Path.GetFullPath(folder, AppContext.BaseDirectory);
    }
}
