using System.Globalization;
using System.Text.RegularExpressions;

namespace CompetencyBot.Benchmarks.Faults;

/// <summary>What came of a fault run.</summary>
internal sealed partial record FaultReport(
    FaultPlan Plan, IReadOnlyList<PostedQuestion> Questions, IReadOnlyList<string> Log, int Strays, TimeSpan Took, long MemoryAtStart, long MemoryAtEnd, int ExitCode, Gap? Gap)
{
    private static readonly TimeSpan JustBefore = TimeSpan.FromSeconds(0.25);

    private static readonly QuestionEnd[] Ends = Enum.GetValues<QuestionEnd>();

    /// <summary>0 if every question ended as it should.</summary>
    public int Write(TextWriter output)
    {
        Line($"{Questions.Count} questions in {Took.TotalSeconds:0} s, seed {Plan.Seed}; {Questions.Sum(question => question.Posts.Count)} posts with repeats, {Questions.Sum(question => question.Met.Count)} messages to a connector that fails {Plan.Share:0 %}");
        Line($"index reloaded {Count("is in use (")} times, bad knowledge refused {Count("the last good index stays")} times; working set {MemoryAtStart / 1e6:0} MB at the start, {MemoryAtEnd / 1e6:0} MB at the end; told to stop, the program ended with {ExitCode}");
        Line($"");
        Line($"| what the connector did | messages | {string.Join(" | ", Ends.Select(Name))} |");
        Line($"|---|---|{string.Concat(Enumerable.Repeat("---|", Ends.Length))}");
        foreach (var fault in Fault.All.Prepend(Fault.None)) Row(fault.Name, question => question.Met.Contains(fault), question => question.Met.Count(met => met == fault));
        Row("all questions", _ => true, question => question.Met.Count);
        Line($"");
        if (Gap is { } gap)
        {
            var underWay = Questions.SelectMany(question => question.Posts).Count(post => post.Begun < gap.From && post.Ended > gap.From);
            Line($"ended by {Plan.Restart} at half time, with {underWay} posts under way; {Questions.Count(question => Straddles(question) && question.End is QuestionEnd.Doubled)} of {Questions.Count(Straddles)} questions posted before and after were answered by both programs");
            Line($"");
        }

        var problems = Problems().ToList();
        foreach (var problem in problems.Take(20)) Line($"{problem}");
        Line($"{(problems.Count == 0 ? "Every accepted question was answered once or told of failure once." : $"{problems.Count} did not end as they should.")}");
        return problems.Count == 0 ? 0 : 1;

        void Row(string name, Func<PostedQuestion, bool> met, Func<PostedQuestion, int> messages)
        {
            var those = Questions.Where(met).ToList();
            Line($"| {name} | {those.Sum(messages)} | {string.Join(" | ", Ends.Select(end => those.Count(question => question.End == end)))} |");
        }

        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    private static string Name(QuestionEnd end) => end switch
    {
        QuestionEnd.Answered => "answered once",
        QuestionEnd.ToldOfFailure => "told of failure once",
        QuestionEnd.UnconfirmedSeen => "unconfirmed (502), one message seen",
        QuestionEnd.UnconfirmedUnseen => "unconfirmed (502), nothing seen",
        QuestionEnd.Lost => "lost",
        _ => "doubled",
    };

    private IEnumerable<string> Problems()
    {
        foreach (var question in Questions.Where(question => question.End is QuestionEnd.Lost || (question.End is QuestionEnd.Doubled && !Straddles(question))))
            yield return $"{question.Id} {question.End}: statuses {Statuses(question)}; connector {string.Join(", ", question.Met.Select(fault => fault.Name))}; {question.Cards.Count} cards, {question.Words.Count} words";

        var references = Log.SelectMany(line => Reference().Matches(line)).Select(match => match.Value).ToHashSet();
        foreach (var question in Questions)
        {
            foreach (var words in question.Words)
            {
                if (!Reference().Matches(words).Any(match => references.Contains(match.Value))) yield return $"{question.Id}: the log has no reference of '{words}'";
                if (words.Contains("votre question", StringComparison.Ordinal) != question.Locale.StartsWith("fr", StringComparison.Ordinal)) yield return $"{question.Id}: told in the wrong language";
            }
            if (question.Cards.Any(type => type != "AdaptiveCard")) yield return $"{question.Id}: answered with something else than a card";
            if (question.Posts.Any(post => post.Status is not (200 or 502) && !IsBecauseOfTheGap(post))) yield return $"{question.Id}: statuses {Statuses(question)}";
        }
        if (Strays > 0) yield return $"{Strays} messages were for no question";
        if (ExitCode != 0) yield return $"the program ended with {ExitCode}";
    }

    private static string Statuses(PostedQuestion question) => string.Join(' ', question.Posts.Select(post => post.Status));

    /// <summary>What was handled is remembered in memory: a question that is posted before and after a restart may be answered by both programs.</summary>
    private bool Straddles(PostedQuestion question) =>
        Gap is { } gap && question.Posts.Any(post => post.Begun < gap.From || (post.Status != 0 && post.Ended < gap.To)) && question.Posts.Any(post => post.Ended > gap.To);

    /// <summary>
    /// Nobody listened; or the program was killed in the middle. One that was asked to stop answers first, but what was posted just before
    /// may still wait to be accepted on a busy machine.
    /// </summary>
    private bool IsBecauseOfTheGap(Post post) =>
        Gap is { } gap && post.Status == 0 && post.Begun < gap.To && post.Ended > gap.From && (Plan.Restart == Restart.Kill || TimeProvider.System.GetElapsedTime(post.Begun, gap.From) < JustBefore);

    private int Count(string words) => Log.Count(line => line.Contains(words, StringComparison.Ordinal));

    [GeneratedRegex("\\b[0-9A-F]{8}\\b")]
    private static partial Regex Reference();
}
