using CompetencyBot.Competencies;

namespace CompetencyBot.Knowledge;

/// <summary>The two folders that knowledge is read from, and that of what was learned from it before.</summary>
public sealed record KnowledgeFolders(string Folder, string Overlay, string Learned = "")
{
    /// <summary>Those that the settings name. Nothing else is read of them, for a start waits for this.</summary>
    public static KnowledgeFolders From(IConfiguration settings, string contentRoot)
    {
        var (section, otherwise) = (settings.GetSection(KnowledgeOptions.Section), new KnowledgeOptions());
        return new(
            Find(section[nameof(KnowledgeOptions.Folder)] ?? otherwise.Folder, contentRoot),
            Find(section[nameof(KnowledgeOptions.Overlay)] ?? otherwise.Overlay, contentRoot),
            Find(section[nameof(KnowledgeOptions.Learned)] ?? otherwise.Learned, contentRoot));
    }

    public KnowledgeOutcome Read() => KnowledgeReader.Read(Folder, Overlay);

    /// <summary>A number that changes whenever a file of the knowledge is written, renamed, added or removed, or can no longer be looked at.</summary>
    public int Fingerprint()
    {
        var hash = new HashCode();
        foreach (var root in (string[])[Folder, Overlay])
        {
            try
            {
                foreach (var path in FilesOf(root).Order(StringComparer.Ordinal))
                {
                    hash.Add(path, StringComparer.Ordinal);
                    var file = Target(path);
                    hash.Add(file.Exists ? file.Length : -1);
                    hash.Add(file.LastWriteTimeUtc);
                    if (!OperatingSystem.IsWindows()) hash.Add(file.UnixFileMode);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                hash.Add(exception.Message, StringComparer.Ordinal);
            }
        }
        return hash.ToHashCode();
    }

    private static IEnumerable<string> FilesOf(string root) => Directory.Exists(root)
        ? Directory.EnumerateFiles(root).Concat(Languages.All.SelectMany(language => KnowledgeFiles.Under(Path.Combine(root, language.Tag()))))
        : [];

    /// <summary>What a path leads to: a link stays as it is when the file behind it is exchanged, as containers do with mounted files.</summary>
    private static FileInfo Target(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
        }
        catch (IOException)
        {
            // It vanished, or it is a link that leads to itself.
            return new FileInfo(path);
        }
    }

    private static string Find(string folder, string contentRoot)
    {
        var path = Path.GetFullPath(folder, contentRoot);
        return Directory.Exists(path) || !Directory.Exists(Path.GetFullPath(folder, AppContext.BaseDirectory)) ? path : Path.GetFullPath(folder, AppContext.BaseDirectory);
    }
}
