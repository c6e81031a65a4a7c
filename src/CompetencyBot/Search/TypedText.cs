using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>A text that a person typed, cut into words no more than once for each language however often it is looked at. For one thread.</summary>
public sealed class TypedText(string text)
{
    private readonly List<string>?[] words = new List<string>?[Languages.All.Count];

    public string Text => text;

    /// <summary>Its words as a language cuts them.</summary>
    internal List<string> Words(LanguageAnalysis analysis) => words[(int)analysis.Language] ??= analysis.Split(text);
}
