using CompetencyBot.Competencies;

namespace CompetencyBot.Knowledge;

/// <summary>The files of one folder, by their paths below it. <paramref name="prefix"/> goes before their names in problems.</summary>
internal sealed class KnowledgeFiles(string folder, string prefix, ProblemList problems)
{
    public string NameOf(string file) => prefix + file;

    public bool AreThere => Directory.Exists(folder);

    public bool Exists(string name) => AreThere && Path.Exists(Path.Combine(folder, name));

    /// <summary>The topics of a language, in the order of their paths; none if there is no folder for it.</summary>
    public IReadOnlyList<string> Markdown(Language language)
    {
        var root = Path.Combine(folder, language.Tag());
        if (!Directory.Exists(root)) return [];
        return [.. Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    /// <summary>A file's text, or null after reporting why it cannot be read.</summary>
    public string? Text(string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var missing = exception is FileNotFoundException or DirectoryNotFoundException;
            problems.Add(
                NameOf(file), 1,
                missing ? "The file is missing." : $"The file cannot be read: {exception.Message}",
                missing ? "Restore it from the one shipped with the program." : "Check that the program may read it.");
            return null;
        }
    }
}
