using System.CommandLine;

namespace CompetencyBot.Benchmarks.Load;

/// <summary>The commands <c>load</c> and <c>start</c>.</summary>
internal static class LoadCommands
{
    private static readonly Option<int> Port = new("--port") { Description = "First of five ports on loopback, best below 32768, where the system takes ports from: the fake connector's and the bots'.", DefaultValueFactory = _ => 29780 };

    public static Command Load(Argument<string> file)
    {
        var connections = new Option<int>("--connections") { Description = "How many turns at once.", DefaultValueFactory = _ => 8 };
        var rounds = new Option<int>("--rounds") { Description = "How often each bot has its turn.", DefaultValueFactory = _ => 6 };
        var seconds = new Option<int>("--seconds") { Description = "How long a round takes.", DefaultValueFactory = _ => 10 };
        var warmUp = new Option<int>("--warm-up") { Description = "How many seconds each bot is asked before it is measured.", DefaultValueFactory = _ => 10 };
        var endpoint = new Option<Uri?>("--endpoint")
        {
            Description = "Another bot on this machine to measure too, such as http://127.0.0.1:3978/api/messages.",
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens.Single().Value, UriKind.Absolute, out var address) && address.IsLoopback) return address;
                result.AddError("Give an address on this machine: no load goes anywhere else.");
                return null;
            },
        };
        var alone = new Option<bool>("--alone") { Description = "Measure the --endpoint and nothing beside it." };
        var json = new Option<bool>("--json") { Description = "JSON instead of a table." };
        var load = new Command("load", "Compare replies with cards under load with a bare program and with a bot on npm botbuilder.") { file, connections, rounds, seconds, warmUp, Port, endpoint, alone, json };
        load.SetAction(result => LoadComparison.Run(new LoadOptions(
            result.GetRequiredValue(file), result.GetValue(connections), result.GetValue(rounds), TimeSpan.FromSeconds(result.GetValue(seconds)),
            TimeSpan.FromSeconds(result.GetValue(warmUp)), result.GetValue(Port), result.GetValue(endpoint), Alone: result.GetValue(endpoint) is not null && result.GetValue(alone), result.GetValue(json))));
        return load;
    }

    public static Command Start(Argument<string> file)
    {
        var rounds = new Option<int>("--rounds") { Description = "How often each bot is started.", DefaultValueFactory = _ => 11 };
        var start = new Command("start", "Compare the time from the start of a process to its first card.") { file, rounds, Port };
        start.SetAction(result => StartComparison.Run(result.GetRequiredValue(file), result.GetValue(rounds), result.GetValue(Port)));
        return start;
    }
}
