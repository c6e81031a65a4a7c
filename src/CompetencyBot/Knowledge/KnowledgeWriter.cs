using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CompetencyBot.Competencies;

namespace CompetencyBot.Knowledge;

/// <summary>Writes a framework as a knowledge folder: whole, or not at all.</summary>
public static class KnowledgeWriter
{
    /// <summary>Throws <see cref="IOException"/> when the folder has something in it already, or cannot be written.</summary>
    public static void Write(
        Uri source, IReadOnlyList<Edition> editions, ImmutableDictionary<Language, Vocabulary> vocabularies, ImmutableDictionary<Language, Elsewhere> elsewhere, string folder)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new IOException($"{folder} is not empty. Name a folder that does not exist yet.");

        var unfinished = $"{target}.unfinished-{Guid.NewGuid():N}";
        try
        {
            foreach (var (file, text) in FilesOf(source, editions, vocabularies, elsewhere))
            {
                var path = Path.Combine(unfinished, file);
                Directory.CreateDirectory(Path.GetDirectoryName(path) ?? unfinished);
                File.WriteAllText(path, text);
            }
            if (Directory.Exists(target)) Directory.Delete(target);
            Directory.Move(unfinished, target);
        }
        finally
        {
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        }
    }

    /// <summary>Every file of the folder, by its path below it.</summary>
    public static IEnumerable<(string File, string Text)> FilesOf(
        Uri source, IReadOnlyList<Edition> editions, ImmutableDictionary<Language, Vocabulary> vocabularies, ImmutableDictionary<Language, Elsewhere> elsewhere)
    {
        yield return (FrameworkFile.Name, FrameworkText(source, editions));
        foreach (var language in Languages.All)
        {
            var groups = vocabularies.TryGetValue(language, out var vocabulary) ? vocabulary.Groups : [];
            yield return (VocabularyFile.NameFor(language), groups.IsEmpty ? "[]\n" : string.Concat(groups.Select(group => $"- [{string.Join(", ", group.Select(MarkdownWriter.Yaml))}]\n")));
            if (elsewhere.TryGetValue(language, out var texts) && !texts.Lines.IsEmpty) yield return (ElsewhereFile.NameFor(language), ElsewhereFile.Write(texts));
        }
        foreach (var edition in editions)
        {
            foreach (var (category, topic) in edition.Topics.Where(place => place.Topic.Text is not null))
                yield return ($"{edition.Language.Tag()}/{category.Id}/{topic.Code.ToString().ToLowerInvariant()}.md", MarkdownWriter.Write(topic));
        }
    }

    private static string FrameworkText(Uri source, IReadOnlyList<Edition> editions)
    {
        var text = new StringBuilder();
        Names("title", edition => edition.Title);
        Names("publisher", edition => edition.Publisher);
        text.Append(CultureInfo.InvariantCulture, $"source: {source.AbsoluteUri}\n");
        Names("licence", edition => edition.Licence);
        text.Append("\ncategories:\n");
        foreach (var category in editions[0].Categories)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - id: {MarkdownWriter.Yaml(category.Id)}\n    name: {Inline(edition => edition.Category(category.Id)?.Name)}\n    topics:{(category.Topics.IsEmpty ? " []" : "")}\n");
            foreach (var topic in category.Topics)
                text.Append(CultureInfo.InvariantCulture, $"      - {{ code: {topic.Code}, name: {Inline(edition => edition.Topic(topic.Code)?.Topic.Name)} }}\n");
        }
        return text.ToString();

        void Names(string name, Func<Edition, string> of) => text.Append(CultureInfo.InvariantCulture, $"{name}: {Inline(of)}\n");

        string Inline(Func<Edition, string?> of) =>
            $"{{ {string.Join(", ", editions.Where(edition => of(edition) is { Length: > 0 }).Select(edition => $"{edition.Language.Tag()}: \"{(of(edition) ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""))} }}";
    }
}
