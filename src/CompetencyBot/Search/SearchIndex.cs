using System.Collections.Frozen;
using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>The search index of the whole framework, in memory, one part for each language. Safe for use by many threads at once.</summary>
public sealed class SearchIndex
{
    private readonly FrozenDictionary<Language, EditionSearch> editions;

    /// <param name="framework">What is searched.</param>
    /// <param name="vocabularies">Which words mean the same.</param>
    /// <param name="kept">Reads what was learned of a language of the same framework before; null for one that is to be learned.</param>
    internal SearchIndex(Framework framework, ImmutableDictionary<Language, Vocabulary> vocabularies, Func<Language, Func<RowReader, EditionSearch>, EditionSearch?> kept) =>
        editions = Languages.AtOnce(language =>
        {
            return kept(language, Of) ?? Of(null);
            EditionSearch Of(RowReader? rows) => new(framework.In(language), vocabularies[language], rows);
        }).GetAwaiter().GetResult();

    /// <summary>The builds of all that what is learned depends on, beside the knowledge.</summary>
    internal static IEnumerable<Guid> Builds => WordStemmer.Builds.Prepend(typeof(SearchIndex).Module.ModuleVersionId);

    /// <summary>Writes what was learned of a language.</summary>
    internal void Keep(Language language, RowWriter kept) => editions[language].Keep(kept);

    /// <summary>The best competencies for a question, best first; none when no word of it is known.</summary>
    /// <param name="text">The question; it never becomes query syntax.</param>
    /// <param name="language">The language to search.</param>
    /// <param name="limit">Most hits wanted.</param>
    /// <param name="context">A competency that the question goes on from; it and its topic get a head start.</param>
    /// <param name="unfinished">Whether the last word may be the beginning of one, as while somebody types.</param>
    public SearchResult Search(TypedText text, Language language, int limit = 10, Code? context = null, bool unfinished = false)
    {
        var edition = editions[language];
        var question = edition.Reader.Read(text, unfinished);
        return new SearchResult(question, edition.Search(question, limit, context));
    }

    /// <summary>The topic that a text does nothing but name; null when it says more. See <see cref="TopicNames.In"/>.</summary>
    public Code? TopicNamed(TypedText text, Language language, bool aboutIndex) => editions[language].TopicNames.In(text, aboutIndex);

    /// <summary>Why the first three hits of a search were found.</summary>
    public ImmutableArray<Explanation> Explain(SearchResult result, Language language) => editions[language].Explain(result.Question, result.Hits.Take(3));

    /// <summary>The language whose words a text has more of; <paramref name="otherwise"/> when it has as many of each.</summary>
    public Language LanguageOf(TypedText text, Language otherwise)
    {
        var (best, most, tied) = (otherwise, 0, true);
        foreach (var (language, edition) in editions)
        {
            var known = edition.Reader.CountKnown(text);
            if (known > most) (best, most, tied) = (language, known, false);
            else if (known == most) tied = true;
        }
        return tied ? otherwise : best;
    }
}
