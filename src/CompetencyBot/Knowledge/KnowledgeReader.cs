using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Knowledge;

/// <summary>Reads a knowledge folder, and a library's overlay over it, or tells every problem in them.</summary>
public static class KnowledgeReader
{
    /// <param name="folder">The folder that holds <c>framework.yaml</c>.</param>
    /// <param name="overlay">The library's own layer; null or not there means none.</param>
    public static KnowledgeOutcome Read(string folder, string? overlay = null)
    {
        var problems = new ProblemList();
        if (!Directory.Exists(folder))
        {
            problems.Add(folder, 1, "There is no such folder.", "Give the folder that holds framework.yaml, or set Knowledge:Folder.");
            return new KnowledgeOutcome.Refused(problems.InOrder());
        }

        var files = new KnowledgeFiles(folder, "", problems);
        // The topics are understood beside the other files.
        var texts = Languages.All.SelectMany(language => Texts(files, language, problems)).ToList();
        var problemsOfTopics = new ProblemList();
        var understanding = Task.Run(() => texts.Select(text => new TopicFileReader(text.File, text.Language, problemsOfTopics).Read(text.Markdown)).OfType<TopicFile>().ToList());

        var framework = files.Text(FrameworkFile.Name) is { } yaml ? FrameworkFile.Read(yaml, problems) : null;
        var vocabularies = Languages.All.ToImmutableDictionary(language => language, language => Vocabulary(files, language, problems));
        var overlaid = new KnowledgeFiles(overlay ?? "", "overlay/", problems);
        var elsewhere = Languages.All.ToImmutableDictionary(language => language, language => ElsewhereIn(files, language, problems) + ElsewhereIn(overlaid, language, problems));
        var topics = understanding.GetAwaiter().GetResult();
        problems.Add(problemsOfTopics);
        if (framework is not null) FrameworkRules.Check(framework, topics, problems);

        if (framework is null || !problems.IsEmpty) return new KnowledgeOutcome.Refused(problems.InOrder());
        var whole = Overlaid(FrameworkBuilder.Build(framework, topics), overlaid, problems);
        return problems.IsEmpty
            ? new KnowledgeOutcome.Read(new KnowledgeBase(whole, vocabularies, elsewhere))
            : new KnowledgeOutcome.Refused(problems.InOrder());
    }

    private static Framework Overlaid(Framework original, KnowledgeFiles files, ProblemList problems)
    {
        if (!files.AreThere) return original;
        var settings = files.Exists(OverlayFile.Name) && files.Text(OverlayFile.Name) is { } yaml
            ? OverlayFile.Read(yaml, files.NameOf(OverlayFile.Name), problems)
            : OverlayFile.Empty;
        var topics = Languages.All.SelectMany(language => files.Markdown(language)
            .Select(file => files.Text(file) is { } markdown ? new TopicFileReader(files.NameOf(file), language, problems, overlay: true).Read(markdown) : null)
            .OfType<TopicFile>());
        return new Overlay(settings, files.NameOf(OverlayFile.Name), [.. topics]).Over(original, problems);
    }

    private static IEnumerable<(Language Language, string File, string Markdown)> Texts(KnowledgeFiles files, Language language, ProblemList problems)
    {
        if (!files.HasFolder(language))
            problems.Add(language.Tag(), 1, "There is no such folder.", "Create it and put the topics of this language in it.");
        foreach (var file in files.Markdown(language))
        {
            if (files.Text(file) is { } markdown) yield return (language, file, markdown);
        }
    }

    /// <summary>A folder without the file has nothing to say of it.</summary>
    private static Elsewhere ElsewhereIn(KnowledgeFiles files, Language language, ProblemList problems)
    {
        var file = ElsewhereFile.NameFor(language);
        return files.Exists(file) && files.Text(file) is { } yaml ? ElsewhereFile.Read(yaml, files.NameOf(file), problems) : Elsewhere.None;
    }

    private static Vocabulary Vocabulary(KnowledgeFiles files, Language language, ProblemList problems)
    {
        var file = VocabularyFile.NameFor(language);
        return files.Text(file) is { } yaml ? VocabularyFile.Read(yaml, file, problems) : new Vocabulary([]);
    }
}
