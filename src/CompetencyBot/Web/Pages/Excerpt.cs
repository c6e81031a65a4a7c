namespace CompetencyBot.Web.Pages;

/// <summary>The beginning of a text, quoted whole as far as it goes.</summary>
internal static class Excerpt
{
    /// <summary>The first sentence; the first paragraph if it has no other.</summary>
    public static string FirstSentence(string text)
    {
        var paragraph = text.Split("\n\n")[0];
        var end = paragraph.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? paragraph : paragraph[..(end + 1)];
    }
}
