using System.Collections.Frozen;
using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>The search index of the whole framework, in memory, one part for each language. Safe for use by many threads at once.</summary>
public sealed class SearchIndex : IDisposable
{
    private readonly FrozenDictionary<Language, EditionIndex> editions;

    public SearchIndex(Framework framework, ImmutableDictionary<Language, Vocabulary> vocabularies) =>
        editions = Languages.All.ToFrozenDictionary(
            language => language,
            language => new EditionIndex(framework.In(language), new LanguageAnalyzer(language, vocabularies[language])));

    /// <summary>The best competencies for a question, best first; none when no word of it is known.</summary>
    public ImmutableArray<Hit> Search(string question, Language language, int limit = 10) => editions[language].Search(question, limit);

    public void Dispose()
    {
        foreach (var edition in editions.Values) edition.Dispose();
    }
}
