using System.Globalization;
using CompetencyBot.Competencies;
using CompetencyBot.Forms;
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
/// Decides between answered, unsure and nothing. Three things count: how likely the question is one about competencies at all, how much
/// of its informative words the best competency holds (its coverage), and its lead over the next. A raw score never decides.
/// </summary>
internal static class Confidence
{
    /// <summary>Less likely than this to be about competencies is nothing, whatever the index holds of it …</summary>
    public const double Unlikely = 0.5;

    /// <summary>… and only from this on is it answered.</summary>
    public const double Likely = 0.8;

    /// <summary>With this much of the question covered, a lead that is no tie is enough to answer.</summary>
    public const double Covered = 0.6;

    /// <summary>A lead smaller than this is a tie, and a tie is for the person to decide.</summary>
    public const double Tie = 0.03;

    /// <summary>Less than this is nothing, whatever the lead.</summary>
    public const double TooLittle = 0.3;

    /// <summary>Nothing is when none of the first three holds enough.</summary>
    private const int HitsThatMayAnswer = 3;

    /// <summary>Lead over the next competency, as a share of the best score, that makes up for less coverage.</summary>
    public const double ClearLead = 0.25;

    /// <summary>What a close match scores at least, as a share of the best.</summary>
    private const double CloseShare = 0.5;

    /// <summary>With a clear lead this much of the question is enough.</summary>
    public const double LessCovered = 0.45;

    public static QuestionForm FormOf(FormReading reading) => reading.Competency < Unlikely ? reading.Otherwise : QuestionForm.Competency;

    public static Verdict Judge(Asked asked)
    {
        var result = asked.Result;
        if (asked.Form != QuestionForm.Competency || result.Hits.IsEmpty) return Verdict.Nothing;
        if (MostHeld(result) < TooLittle) return Verdict.Nothing;
        if (asked.Reading.Competency < Likely) return Verdict.Unsure;
        var coverage = result.Hits[0].Coverage;
        return (result.Lead >= Tie && coverage >= Covered) || (result.Lead >= ClearLead && coverage >= LessCovered) ? Verdict.Answered : Verdict.Unsure;
    }

    /// <summary>The rule that decided, in words and numbers.</summary>
    public static string Reason(Asked asked) => asked.Form switch
    {
        QuestionForm.SmallTalk => "It reads like small talk.",
        QuestionForm.Instruction => "It reads like an order to the bot, not a question.",
        QuestionForm.OutsideWork => "It reads like life outside the library.",
        QuestionForm.LocalFact => "It reads like a question for a fact of one library or person, or an errand, which the index does not hold.",
        QuestionForm.Nonsense => "It reads like nothing that has a meaning.",
        _ when asked.Result.Hits.IsEmpty => "No word of it is in the index.",
        _ => Reason(asked.Result),
    };

    private static string Reason(SearchResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"The best competency holds {result.Hits[0].Coverage:P0} of the question and leads by {result.Lead:P0}; the most that one of the first {HitsThatMayAnswer} holds is {MostHeld(result):P0} (answered from {Covered:P0} with a lead of {Tie:P0}, or from {LessCovered:P0} with a lead of {ClearLead:P0}; nothing when none holds {TooLittle:P0}).");

    private static double MostHeld(SearchResult result) => result.Hits.Take(HitsThatMayAnswer).Max(hit => hit.Coverage);

    /// <summary>Whether a competency is worth offering beside the answer: it holds enough, and its score is no small part of the best.</summary>
    public static bool IsClose(Hit hit, Hit best) => hit.Coverage >= TooLittle && hit.Score >= CloseShare * best.Score;
}
