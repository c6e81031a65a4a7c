using System.Collections.Immutable;

namespace CompetencyBot.Search;

/// <summary>Reads what a person asked into informative words, mending what the index does not know.</summary>
internal sealed class QuestionReader(LanguageAnalysis analysis, Lexicon lexicon, EditionIndex index)
{
    private readonly Speller speller = new(
        index.Surfaces.Where(surface => !surface.Contains(' ')),
        surface => index.OfWord(analysis.WordOf(surface).Bare.Word ?? "").Competencies);

    /// <param name="text">What was typed.</param>
    /// <param name="unfinished">Whether the last word may be the beginning of one.</param>
    public Question Read(TypedText text, bool unfinished = false)
    {
        var typed = text.Words(analysis);
        if (unfinished && typed is [.., var last] && !lexicon.IsWritten(last) && speller.Complete(last) is { } whole) typed = [.. typed.SkipLast(1), whole];
        var (words, lexical, repaired) = (new IndexedWord[typed.Count], new LexicalWord[typed.Count], text.Text);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = lexicon.WordOf(typed[i]);
            if (!words[i].IsKnown && speller.Mend(typed[i]) is { } meant)
            {
                words[i] = lexicon.WordOf(meant);
                repaired = repaired.Replace(typed[i], meant, StringComparison.OrdinalIgnoreCase);
            }
            lexical[i] = words[i].Lexical;
        }
        var analyzed = LanguageAnalysis.Analyze(lexical);
        var informative = ImmutableArray.CreateBuilder<QuestionWord>(analyzed.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < analyzed.Count; i++)
        {
            var word = analyzed[i];
            if (word.IsFunctionWord || !seen.Add(word.Word ?? word.Wide)) continue;
            var question = i < words.Length && ReferenceEquals(word, words[i].Lexical.Alone) ? words[i].Alone : lexicon.Weigh(word);
            informative.Add(i < words.Length && words[i].Surface != typed[i] ? question with { Typed = typed[i] } : question);
        }
        var phrasing = new List<PhrasingTerm>(3 * analyzed.Count);
        LanguageAnalysis.PhrasingOf(analyzed, phrasing);
        return new Question(repaired, informative.DrainToImmutable(), [.. phrasing.Distinct()]);
    }

    /// <summary>How many words of a text belong to this language: function words and those that the index holds as they are written.</summary>
    public int CountKnown(TypedText text)
    {
        var count = 0;
        foreach (var word in text.Words(analysis))
        {
            if (lexicon.IsWritten(word)) count++;
        }
        return count;
    }
}
