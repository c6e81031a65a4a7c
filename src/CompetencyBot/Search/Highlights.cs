using System.Collections.Frozen;
using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>Tells which words of a text speak of a question: its own words, their relatives, and words that mean the same in the vocabulary.</summary>
public sealed class Highlights
{
    /// <summary>Made for the first page that shows any, for the bot does not wait for it.</summary>
    private readonly Lazy<FrozenDictionary<Language, LanguageAnalysis>> analyses;

    public Highlights(ImmutableDictionary<Language, Vocabulary> vocabularies) =>
        analyses = new(() => vocabularies.ToFrozenDictionary(pair => pair.Key, pair => new LanguageAnalysis(pair.Key, pair.Value)));

    /// <summary>The text in pieces, in order and without a gap; words that follow one another make one marked piece.</summary>
    public ImmutableArray<(string Piece, bool IsMarked)> In(string text, Question question, Language language)
    {
        var pieces = ImmutableArray.CreateBuilder<(string, bool)>();
        var at = 0;
        foreach (var (start, end) in Joined(PlacesOf(text, question, analyses.Value[language]), text))
        {
            if (start > at) pieces.Add((text[at..start], false));
            pieces.Add((text[start..end], true));
            at = end;
        }
        if (at < text.Length) pieces.Add((text[at..], false));
        return pieces.ToImmutable();
    }

    private static IEnumerable<(int Start, int End)> PlacesOf(string text, Question question, LanguageAnalysis analysis)
    {
        var meant = question.Words.SelectMany(word => word.Meanings).ToHashSet(StringComparer.Ordinal);
        var surfaces = analysis.Split(text);
        var marked = Marked(surfaces, analysis.Analyze(surfaces), meant);
        var at = 0;
        for (var i = 0; i < surfaces.Count; i++)
        {
            // The analysis drops articles and possessives around a word but changes no letter of it.
            if (text.IndexOf(surfaces[i], at, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var start)) continue;
            at = start + surfaces[i].Length;
            if (marked[i]) yield return (start, at);
        }
    }

    private static bool[] Marked(List<string> surfaces, List<AnalyzedWord> words, HashSet<string> meant)
    {
        var marked = new bool[surfaces.Count];
        for (var i = 0; i < surfaces.Count; i++) marked[i] = !words[i].IsFunctionWord && Array.Exists(words[i].Meanings, meant.Contains);
        foreach (var phrase in words.Skip(surfaces.Count).Where(word => Array.Exists(word.Meanings, meant.Contains)))
        {
            var parts = phrase.Surface.Split(' ');
            for (var i = 0; i + parts.Length <= surfaces.Count; i++)
            {
                if (surfaces.Skip(i).Take(parts.Length).SequenceEqual(parts)) Array.Fill(marked, true, i, parts.Length);
            }
        }
        return marked;
    }

    private static IEnumerable<(int Start, int End)> Joined(IEnumerable<(int Start, int End)> places, string text)
    {
        (int Start, int End)? open = null;
        foreach (var place in places)
        {
            if (open is { } before && text[before.End..place.Start] == " ")
            {
                open = (before.Start, place.End);
                continue;
            }
            if (open is { } done) yield return done;
            open = place;
        }
        if (open is { } last) yield return last;
    }
}
