using CompetencyBot.Competencies;

namespace CompetencyBot.Web;

/// <summary>The language that a reader's browser asks for.</summary>
internal static class PreferredLanguage
{
    /// <summary>The first of the languages asked for that the index has; English when it has none of them.</summary>
    public static Language Of(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(entry => entry.Quality ?? 1)
        .Where(entry => entry.Quality is not 0)
        .Select(entry => Named(entry.Value.Value))
        .FirstOrDefault(language => language is not null) ?? Language.English;

    /// <summary>A language by its tag alone, <c>en</c> or <c>fr</c> and their regions; null for any other.</summary>
    public static Language? Named(string? tag) => tag?.Split('-')[0].ToLowerInvariant() switch
    {
        "en" => Language.English,
        "fr" => Language.French,
        _ => null,
    };
}
