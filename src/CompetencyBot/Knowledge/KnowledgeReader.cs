using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Knowledge;

/// <summary>Reads a knowledge folder into the framework and its vocabularies, or tells every problem in it.</summary>
public static class KnowledgeReader
{
    public static KnowledgeOutcome Read(string folder)
    {
        var problems = new ProblemList();
        if (!Directory.Exists(folder))
        {
            problems.Add(folder, 1, "There is no such folder.", "Give the folder that holds framework.yaml, or set Knowledge:Folder.");
            return new KnowledgeOutcome.Refused(problems.InOrder());
        }

        var framework = Text(folder, FrameworkFile.Name, problems) is { } yaml ? FrameworkFile.Read(yaml, problems) : null;
        var vocabularies = Languages.All.ToImmutableDictionary(language => language, language => Vocabulary(folder, language, problems));
        var topics = Languages.All.SelectMany(language => Topics(folder, language, problems)).ToList();

        if (framework is not null) FrameworkRules.Check(framework, topics, problems);
        return problems.IsEmpty && framework is not null
            ? new KnowledgeOutcome.Read(new KnowledgeBase(FrameworkBuilder.Build(framework, topics), vocabularies))
            : new KnowledgeOutcome.Refused(problems.InOrder());
    }

    private static List<TopicFile> Topics(string folder, Language language, ProblemList problems)
    {
        var languageFolder = Path.Combine(folder, language.Tag());
        if (!Directory.Exists(languageFolder))
        {
            problems.Add(language.Tag(), 1, "There is no such folder.", "Create it and put the topics of this language in it.");
            return [];
        }
        return Directory.EnumerateFiles(languageFolder, "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(file => Text(folder, file, problems) is { } markdown ? new TopicFileReader(file, language, problems).Read(markdown) : null)
            .OfType<TopicFile>()
            .ToList();
    }

    private static Vocabulary Vocabulary(string folder, Language language, ProblemList problems)
    {
        var file = VocabularyFile.NameFor(language);
        return Text(folder, file, problems) is { } yaml ? VocabularyFile.Read(yaml, file, problems) : new Vocabulary([]);
    }

    private static string? Text(string folder, string file, ProblemList problems)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var missing = exception is FileNotFoundException or DirectoryNotFoundException;
            problems.Add(
                file, 1,
                missing ? "The file is missing." : $"The file cannot be read: {exception.Message}",
                missing ? "Restore it from the one shipped with the program." : "Check that the program may read it.");
            return null;
        }
    }
}
