using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Knowledge;

/// <summary>Puts files that were found right together into the framework.</summary>
internal static class FrameworkBuilder
{
    public static Framework Build(FrameworkFile framework, IReadOnlyList<TopicFile> files)
    {
        var byCode = files.ToDictionary(file => (file.Language, file.Code));
        return new Framework(framework.Source, Languages.All.ToImmutableDictionary(language => language, Edition));

        Edition Edition(Language language) => new(
            language,
            framework.Title[language],
            framework.Publisher[language],
            framework.Licence[language],
            [.. framework.Categories.Select(category => new Category(category.Id, category.Name[language], [.. category.Topics.Select(topic => Topic(topic, language))]))]);

        Topic Topic(FrameworkFile.TopicEntry entry, Language language) =>
            byCode.TryGetValue((language, entry.Code), out var file)
                ? new Topic(entry.Code, entry.Name[language], TextOf(file), file.Competencies)
                : new Topic(entry.Code, entry.Name[language], null, []);
    }

    private static TopicText TextOf(TopicFile file) => new(
        file.Introduction, file.FrontMatter.Updated ?? default, file.FrontMatter.Origin ?? Origin.Starter, file.FrontMatter.Audience);
}
