using System.Text.RegularExpressions;

namespace CompetencyBot.Ask;

/// <summary>Tells a text that asks for a part of the index itself, such as "show me the topics on service".</summary>
internal static partial class IndexRequest
{
    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <summary>Whether a text names the index or one of its parts.</summary>
    public static bool IsIn(string text) => Parts().IsMatch(text.ToLowerInvariant());

    /// <summary>A text without the words that ask to be shown something; the text itself when it has none.</summary>
    public static string Without(string text)
    {
        var lower = text.ToLowerInvariant().Replace('’', '\'');
        return Request().Replace(lower, " ") is var rest && ReferenceEquals(rest, lower) ? text : rest;
    }

    [GeneratedRegex(@"\b(competenc\w*|compétences?|skill\ ?sets?|indicators?|indicateurs?|topics?|sujets?|in\ the\ index|dans\ l'index)\b", Options)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\b(pull\ up|bring\ up|look\ up|show(\ me)?|open|display|find|list|see|go\ to|what's\ in|what\ is\ in|where\ is|montre(r|-moi)?|affiche(r|-moi)?|ouvr(e|ir)|trouve(r|-moi)?|voir|aller\ à|skill\ ?sets?|topics?|sujets?|categor(y|ies)|catégories?|sections?|competenc\w*|compétences?)\b", Options)]
    private static partial Regex Request();
}
