using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CompetencyBot.Benchmarks.Load;

/// <summary>Replies with cards under load, of the bot and of others that post the same replies, in turns of some seconds each so that whatever else the machine does hits all alike.</summary>
internal sealed class LoadComparison(LoadOptions options, FakeConnector connector, IReadOnlyList<string> questions)
{
    private static readonly TimeSpan BetweenMemorySamples = TimeSpan.FromMilliseconds(50);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task Run(LoadOptions options)
    {
        await using var connector = await FakeConnector.Start(options.Port);
        await new LoadComparison(options, connector, Peers.Questions(options.Questions)).Run();
    }

    private async Task Run()
    {
        var replies = Path.GetTempFileName();
        var peers = options.Alone ? [] : Peers.All(options.Port + 1);
        var processes = new List<BotProcess>();
        var clients = new List<(string Name, Client Client, BotProcess? Process, Tally Tally)>();
        try
        {
            IReadOnlyList<int> sizes = [];
            foreach (var peer in peers)
            {
                processes.Add(new BotProcess(peer, replies));
                await processes[^1].Listening();
                clients.Add((peer.Name, new Client(connector, peer.Endpoint), processes[^1], new Tally(peer.Name)));
                // The others read the replies when they start.
                if (processes.Count == 1) sizes = await Peers.KeepReplies(clients[0].Client, questions, replies);
            }
            if (options.Endpoint is { } endpoint) clients.Add((endpoint.AbsoluteUri, new Client(connector, endpoint), null, new Tally(endpoint.AbsoluteUri)));
            if (sizes.Count == 0) sizes = await Peers.KeepReplies(clients[0].Client, questions, replies);

            foreach (var (name, client, _, _) in clients)
            {
                await Console.Error.WriteLineAsync($"Warming up {name}");
                await Round(client, options.WarmUp, null, new Tally(name));
            }
            for (var round = 1; round <= options.Rounds; round++)
            {
                foreach (var (name, client, process, tally) in clients)
                {
                    await Console.Error.WriteLineAsync($"Round {round} of {options.Rounds}: {name}");
                    await Round(client, options.Length, process, tally);
                }
            }
            Write([.. clients.Select(client => client.Tally.Sum(client.Process?.PeakMemory))], sizes);
        }
        finally
        {
            clients.ForEach(client => client.Client.Dispose());
            processes.ForEach(process => process.Dispose());
            File.Delete(replies);
        }
    }

    /// <summary>Lets every connection ask for so long: the next question when the last turn has ended.</summary>
    private async Task Round(Client client, TimeSpan length, BotProcess? process, Tally tally)
    {
        var (strays, failed, start) = (connector.Strays, 0, Stopwatch.GetTimestamp());
        var turns = new ConcurrentBag<List<TurnTimes>>();
        var processor = process?.ProcessorTime;
        using var over = new CancellationTokenSource(length);
        var sampling = process is null ? Task.CompletedTask : Sample(process, tally, over.Token);
        await Task.WhenAll(Enumerable.Range(0, options.Connections).Select(connection => Task.Run(async () =>
        {
            var times = new List<TurnTimes>();
            for (var number = connection; !over.IsCancellationRequested; number++)
            {
                if (await client.Ask(questions[number % questions.Count]) is { } turn) times.Add(turn);
                else Interlocked.Increment(ref failed);
            }
            turns.Add(times);
        })));
        tally.Add(turns.SelectMany(times => times), failed + connector.Strays - strays, Stopwatch.GetElapsedTime(start));
        tally.AddProcessor(process?.ProcessorTime - processor ?? TimeSpan.Zero);
        await sampling;
    }

    private static async Task Sample(BotProcess process, Tally tally, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            tally.AddMemory(process.MemoryNow);
            await Task.Delay(BetweenMemorySamples, TimeProvider.System, CancellationToken.None);
        }
    }

    private void Write(IReadOnlyList<Measured> all, IReadOnlyList<int> sizes)
    {
        if (options.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { connections = options.Connections, questions = questions.Count, replyBytes = sizes.Average(), bots = all }, Json));
            return;
        }
        Console.WriteLine(Invariant($"{options.Connections} connections, {questions.Count} questions, replies of {sizes.Average() / 1024:0.0} KB on average ({sizes.Min() / 1024.0:0.0} to {sizes.Max() / 1024.0:0.0})"));
        Console.WriteLine();
        Console.WriteLine("| | turns | replies/s | bot's to it | p50 | p99 | p99.9 | to the card, p50 | errors | processor time per turn | peak memory | memory at the end to that after a fifth |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var bot in all)
        {
            Console.WriteLine(Invariant(
                $"| {bot.Name} | {bot.Turns} | {bot.RepliesPerSecond:0} | {all[0].RepliesPerSecond / bot.RepliesPerSecond:0.00} | {bot.P50:0.00} ms | {bot.P99:0.00} ms | {bot.P999:0.00} ms | {bot.P50ToCard:0.00} ms | {bot.Errors} | {bot.ProcessorMicroseconds:0} µs | {bot.PeakMemory:0} MB | {bot.Growth:0.00} |"));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How to measure. The connector takes <c>Port</c>, the bots the next three.</summary>
internal sealed record LoadOptions(string Questions, int Connections, int Rounds, TimeSpan Length, TimeSpan WarmUp, int Port, Uri? Endpoint, bool Alone, bool Json);
