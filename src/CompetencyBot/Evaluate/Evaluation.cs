using CompetencyBot.Ask;
using CompetencyBot.Competencies;

namespace CompetencyBot.Evaluate;

/// <summary>Asks questions with known answers, as the bot would, and counts how it did.</summary>
public sealed class Evaluation(AskHandler ask)
{
    public IReadOnlyList<EvaluatedQuestion> Run(IEnumerable<ExpectedAnswer> questions) => [.. questions.Select(Evaluate)];

    private EvaluatedQuestion Evaluate(ExpectedAnswer question)
    {
        var outcome = ask.Ask(question.Question, Language.English);
        var matches = outcome.Matches;
        var rank = matches.TakeWhile(match => !question.Accepts(match.Place)).Count() + 1;
        return new EvaluatedQuestion(
            question,
            outcome is AskOutcome.Answered ? Verdict.Answered : outcome is AskOutcome.Unsure ? Verdict.Unsure : Verdict.Nothing,
            rank > matches.Length ? null : rank,
            [.. matches.Select(match => match.Place.Competency.Code)],
            outcome.Asked);
    }
}

/// <summary>How one question ended. <c>Rank</c> is the place of the first right match, from 1; null when none is right.</summary>
public sealed record EvaluatedQuestion(ExpectedAnswer Expected, Verdict Verdict, int? Rank, IReadOnlyList<Code> Found, Asked Asked)
{
    public bool IsMiss => Expected.IsNone ? Verdict != Verdict.Nothing : Rank != 1;
}

/// <summary>Shares over a set of questions, each from 0 to 1.</summary>
public sealed record Score(double Success1, double Success3, double Mrr, double FalseAnswer, double NoneRecall, double OverRefusal, int N)
{
    public static Score Of(IReadOnlyCollection<EvaluatedQuestion> questions)
    {
        var answerable = questions.Where(question => !question.Expected.IsNone).ToList();
        var none = questions.Where(question => question.Expected.IsNone).ToList();
        return new Score(
            Share(answerable, question => question.Rank == 1),
            Share(answerable, question => question.Rank <= 3),
            answerable.Count == 0 ? 0 : answerable.Average(question => question.Rank is { } rank ? 1.0 / rank : 0),
            Share(none, question => question.Verdict == Verdict.Answered),
            Share(none, question => question.Verdict == Verdict.Nothing),
            Share(answerable, question => question.Verdict == Verdict.Nothing),
            questions.Count);
    }

    private static double Share(List<EvaluatedQuestion> questions, Func<EvaluatedQuestion, bool> holds) =>
        questions.Count == 0 ? 0 : (double)questions.Count(holds) / questions.Count;
}
