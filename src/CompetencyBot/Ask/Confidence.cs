using CompetencyBot.Search;

namespace CompetencyBot.Ask;

/// <summary>How sure an answer is.</summary>
public enum Verdict
{
    Answered,
    Unsure,
    Nothing,
}

/// <summary>
/// Decides between answered, unsure and nothing. Two things count: how much of the question's informative words the best competency holds
/// (its coverage), and its lead over the next. A raw score never decides.
/// </summary>
internal static class Confidence
{
    /// <summary>With this much of the question covered, a small lead is enough to answer.</summary>
    public const double Covered = 0.6;

    /// <summary>Less than this is nothing, whatever the lead.</summary>
    public const double TooLittle = 0.3;

    /// <summary>Lead over the next competency, as a share of the best score, that makes up for less coverage.</summary>
    public const double ClearLead = 0.25;

    /// <summary>A question in the form of a local fact is answered only when the index holds nearly all of it.</summary>
    public const double FactCovered = 0.98;

    public static Verdict Judge(QuestionForm form, SearchResult result)
    {
        if (result.Hits.IsEmpty || form is QuestionForm.SmallTalk or QuestionForm.Instruction or QuestionForm.LocalFact) return Verdict.Nothing;
        var coverage = result.Hits[0].Coverage;
        if (coverage < TooLittle) return Verdict.Nothing;
        return coverage >= Covered || (result.Lead >= ClearLead && coverage >= (Covered + TooLittle) / 2) ? Verdict.Answered : Verdict.Unsure;
    }

    /// <summary>Whether a competency is worth offering beside the answer.</summary>
    public static bool IsClose(Match match) => match.Confidence >= TooLittle;
}
