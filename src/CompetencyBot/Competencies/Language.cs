using System.Collections.Frozen;
using System.Globalization;

namespace CompetencyBot.Competencies;

/// <summary>A language that the index is kept in.</summary>
public enum Language
{
    English,
    French,
}

public static class Languages
{
    public static IReadOnlyList<Language> All { get; } = [Language.English, Language.French];

    /// <summary>Makes a thing for each language, all of them at once. Each has a thread of its own: what takes long shall not keep the pool from those who ask meanwhile.</summary>
    public static async Task<FrozenDictionary<Language, T>> AtOnce<T>(Func<Language, T> make)
    {
        var made = await Task.WhenAll(All.Select(language => Task.Factory.StartNew(() => make(language), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        return All.Zip(made).ToFrozenDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>The two-letter ISO 639-1 code: <c>en</c> or <c>fr</c>.</summary>
    public static string Tag(this Language language) => language == Language.French ? "fr" : "en";

    /// <summary>How dates and numbers are written: as in Canada.</summary>
    public static CultureInfo Culture(this Language language) => CultureInfo.GetCultureInfo(language == Language.French ? "fr-CA" : "en-CA");

    /// <summary>The language of a BCP 47 tag: French for <c>fr</c> and <c>fr-…</c>, otherwise English.</summary>
    public static Language FromLocale(string? locale) =>
        locale is not null && (locale.Equals("fr", StringComparison.OrdinalIgnoreCase) || locale.StartsWith("fr-", StringComparison.OrdinalIgnoreCase))
            ? Language.French
            : Language.English;
}
