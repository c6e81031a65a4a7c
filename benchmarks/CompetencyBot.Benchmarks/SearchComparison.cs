using System.Globalization;
using CompetencyBot.Benchmarks.Searchers;
using CompetencyBot.Competencies;
using CompetencyBot.Evaluate;

namespace CompetencyBot.Benchmarks;

/// <summary>Right answers and time per question, of the bot and of what one would otherwise use, in one run.</summary>
internal static class SearchComparison
{
    public static void Run(string file, int rounds)
    {
        var knowledge = BenchmarkKnowledge.Read();
        var questions = BenchmarkKnowledge.Questions(file, knowledge).Where(question => !question.IsNone).ToList();
        var asked = questions.ConvertAll(BenchmarkKnowledge.Asked);
        using var sqlite = new SqliteFts5(knowledge.Framework);
        ISearcher[] searchers =
        [
            new BotSearcher(BenchmarkKnowledge.AskHandler(knowledge)),
            new LuceneStandard(knowledge.Framework),
            sqlite,
            new MiniSearch(knowledge.Framework, Path.Combine(BenchmarkKnowledge.Root, "benchmarks", "minisearch")),
        ];
        Console.WriteLine($"{questions.Count} answerable questions, each timed {rounds} times");
        Console.WriteLine();
        Console.WriteLine("| | success1 en | success1 fr | success1 | success3 | median time | to the bot's |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        double? own = null;
        foreach (var searcher in searchers)
        {
            var searched = searcher.Run(asked, rounds);
            own ??= searched.MedianMicroseconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {searcher.Name} | {Success(1, Language.English):0.000} | {Success(1, Language.French):0.000} | {Success(1):0.000} | {Success(3):0.000} | {searched.MedianMicroseconds:0} µs | {searched.MedianMicroseconds / own:0.0} |"));

            double Success(int among, Language? language = null) => Enumerable.Range(0, questions.Count)
                .Where(i => language is null || questions[i].Language == language)
                .Average(i => searched.Found[i].Take(among).Any(code => Accepts(questions[i], code)) ? 1.0 : 0.0);
        }
    }

    private static bool Accepts(ExpectedAnswer question, Code code) => question.Right.Contains(code.ToString()) || question.Right.Contains(code.Topic);
}
