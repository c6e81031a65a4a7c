using System.Diagnostics;
using System.Globalization;

namespace CompetencyBot.Benchmarks.Load;

/// <summary>Time from the start of a bot's process to the card of the first turn, of the bot and of the others, in turns.</summary>
internal static class StartComparison
{
    public static async Task Run(string file, int rounds, int port)
    {
        var question = Peers.Questions(file)[0];
        await using var connector = await FakeConnector.Start(port);
        var replies = Path.GetTempFileName();
        try
        {
            var peers = Peers.All(port + 1);
            var floor = peers[1].Name;
            using (var bot = new BotProcess(peers[0], replies))
            {
                using var client = new Client(connector, peers[0].Endpoint);
                await bot.Listening();
                await Peers.KeepReplies(client, [question], replies);
            }
            peers = [peers[0], Peers.LearningAnew(peers[0]), Peers.AsBuilt(port + 4), .. peers.Skip(1)];
            var times = peers.ToDictionary(peer => peer.Name, _ => new List<double>());
            for (var round = 1; round <= rounds; round++)
            {
                await Console.Error.WriteLineAsync($"Round {round} of {rounds}");
                foreach (var peer in peers) times[peer.Name].Add(await Start(peer, replies, question, connector));
            }
            Console.WriteLine("| | process start to first card, median | fastest | slowest | to the floor's |");
            Console.WriteLine("|---|---|---|---|---|");
            foreach (var (name, all) in times)
            {
                var median = Searchers.Clock.Median(all);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {median:0} ms | {all.Min():0} ms | {all.Max():0} ms | {median / Searchers.Clock.Median(times[floor]):0.0} |"));
            }
        }
        finally
        {
            File.Delete(replies);
        }
    }

    /// <summary>In milliseconds.</summary>
    private static async Task<double> Start(Peer peer, string replies, string question, FakeConnector connector)
    {
        using var bot = new BotProcess(peer, replies);
        using var client = new Client(connector, peer.Endpoint);
        await bot.Listening();
        return await client.ReplyTo(question) is null
            ? throw new InvalidOperationException($"{peer.Name} did not answer its first turn.")
            : Stopwatch.GetElapsedTime(bot.StartedAt).TotalMilliseconds;
    }
}
