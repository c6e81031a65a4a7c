using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CompetencyBot.Ask;
using CompetencyBot.Competencies;
using CompetencyBot.Evaluate;
using CompetencyBot.Knowledge;

namespace CompetencyBot.Cli;

/// <summary><c>evaluate</c>: how well questions with known answers are answered.</summary>
internal static partial class EvaluateCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Tab-separated questions with the columns id, lang, query, expected, style." };
        var json = new Option<bool>("--json") { Description = "Print the scores as JSON." };
        var details = new Option<bool>("--details") { Description = "List every miss with what came first." };
        var command = new Command("evaluate", "Ask questions with known answers and report how many were answered right.") { file, json, details };
        command.SetAction(result => Evaluate(result.GetRequiredValue(file), result.GetValue(json), result.GetValue(details)));
        return command;
    }

    private static int Evaluate(string file, bool json, bool details)
    {
        try
        {
            var snapshots = CliKnowledge.Load();
            using var reader = new StreamReader(file);
            var questions = ExpectedAnswer.Read(reader, snapshots.Current.Framework.In(Language.English)).ToList();
            Report(new Evaluation(new AskHandler(snapshots)).Run(questions), json, details);
            return CommandLine.Done;
        }
        catch (Exception exception) when (exception is KnowledgeException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return CommandLine.Failed;
        }
    }

    private static void Report(IReadOnlyList<EvaluatedQuestion> questions, bool json, bool details)
    {
        var scores = Languages.All
            .ToDictionary(language => language.Tag(), language => Score.Of([.. questions.Where(question => question.Expected.Language == language)]));
        scores["all"] = Score.Of(questions);
        if (details)
        {
            foreach (var miss in questions.Where(question => question.IsMiss))
            {
                var expected = miss.Expected.IsNone ? "none" : string.Join('|', miss.Expected.Right);
                // With --json, stdout is for JSON alone.
                (json ? Console.Error : Console.Out).WriteLine($"{miss.Expected.Id}\t{miss.Expected.Question}\texpected {expected}\t{miss.Verdict}\t{string.Join(' ', miss.Found)}");
            }
        }
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(scores, ScoreJson.Default.DictionaryStringScore));
            return;
        }
        Console.WriteLine("            success1 success3   mrr  falseAnswer noneRecall overRefusal     n");
        foreach (var (name, score) in scores) Print(name, score);
        foreach (var style in questions.GroupBy(question => question.Expected.Style).OrderBy(group => group.Key, StringComparer.Ordinal)) Print(style.Key, Score.Of([.. style]));
    }

    private static void Print(string name, Score score) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-12}{score.Success1,8:0.000} {score.Success3,8:0.000} {score.Mrr,5:0.000} {score.FalseAnswer,12:0.000} {score.NoneRecall,10:0.000} {score.OverRefusal,11:0.000} {score.N,5}"));

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
    [JsonSerializable(typeof(Dictionary<string, Score>))]
    private sealed partial class ScoreJson : JsonSerializerContext;
}
