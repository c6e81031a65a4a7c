using System.CommandLine;

namespace CompetencyBot.Benchmarks.Faults;

/// <summary><c>faults</c>: a fault run, with its report.</summary>
internal static class FaultCommand
{
    public static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "How long questions are asked.", DefaultValueFactory = _ => 120 };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same mistakes.", DefaultValueFactory = _ => 1 };
        var share = new Option<double>("--share") { Description = "Share of the connector's requests that fail.", DefaultValueFactory = _ => 0.3 };
        var rate = new Option<int>("--rate") { Description = "Questions a second.", DefaultValueFactory = _ => 40 };
        var turn = new Option<int>("--turn") { Description = "How many seconds the bot gives a turn.", DefaultValueFactory = _ => 10 };
        var restart = new Option<Restart>("--restart") { Description = "End the program at half time, by Stop or Kill, and start it again." };
        var command = new Command("faults", "Ask the running program while everything around it fails, and account for every question.") { seconds, seed, share, rate, turn, restart };
        command.SetAction((result, cancellationToken) => FaultRun.Run(
            new FaultPlan(
                TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(seed), result.GetValue(share), result.GetValue(rate), TimeSpan.FromSeconds(result.GetValue(turn)),
                result.GetValue(restart)),
            cancellationToken));
        return command;
    }
}
