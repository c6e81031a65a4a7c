using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CompetencyBot.Benchmarks.Faults;

/// <summary>Asks the running program questions while its connector fails, its knowledge changes and the channel repeats itself, and accounts for every one.</summary>
internal static class FaultRun
{
    private static readonly (string Text, string Locale)[] Texts =
    [
        ("how do I handle a difficult patron?", "en-CA"), ("comment gérer un usager difficile ?", "fr-CA"), ("the wifi is down again", "en-CA"), ("préparer le budget de l'an prochain", "fr-CA"),
        ("CSC-4", "en-CA"), ("help", "en-CA"), ("parcourir", "fr-CA"), ("someone is shouting at the desk", "en-CA"), ("aider un enfant à choisir un livre", "fr-CA"), ("weeding old books", "en-CA"),
    ];

    /// <summary>The program's exit code: 0 if no question was lost or doubled.</summary>
    public static async Task<int> Run(FaultPlan plan, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        using var knowledge = new ChangingKnowledge();
        await using var connector = await FaultyConnector.Start(plan, time, cancellationToken);
        var address = FreeAddress();
        using var channel = new Channel(address, connector, plan, time);
        var bot = await BotProcess.Start(address, knowledge.Folder, plan.Turn, cancellationToken);
        try
        {
            await Warm(channel);
            var memoryAtStart = bot.Memory;
            var clock = Stopwatch.StartNew();
            using var editing = new CancellationTokenSource();
            var editor = Keep(knowledge.Edit, TimeSpan.FromSeconds(1), time, editing.Token);
            var asking = new List<Task>();
            var (log, gap, halfTime) = (new List<string>(), default(Gap), Task.CompletedTask);
            using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / plan.Rate), time);
            for (var number = 0; clock.Elapsed < plan.Length && await tick.WaitForNextTickAsync(cancellationToken);)
            {
                // A timer that came late has questions to make up for.
                for (var due = (int)(clock.Elapsed.TotalSeconds * plan.Rate); number < due; number++)
                {
                    var (text, locale) = Texts[number % Texts.Length];
                    asking.Add(channel.Ask(new PostedQuestion(number, text, locale)));
                }
                if (plan.Restart != Restart.None && gap is null && clock.Elapsed > plan.Length / 2)
                {
                    gap = new Gap(time.GetTimestamp(), long.MaxValue);
                    halfTime = Again();
                }
            }
            await halfTime;
            await Task.WhenAll(asking);
            await editing.CancelAsync();
            await editor;
            var memoryAtEnd = bot.Memory;
            var exitCode = await bot.End(Restart.Stop, cancellationToken);
            return new FaultReport(
                plan, [.. connector.Questions.Values.Where(question => question.Number >= 0)], [.. log, .. bot.Lines], connector.Strays.Count, clock.Elapsed, memoryAtStart, memoryAtEnd, exitCode, gap).Write(Console.Out);

            async Task Again()
            {
                await bot.End(plan.Restart, cancellationToken);
                log.AddRange(bot.Lines);
                bot.Dispose();
                bot = await Started();
                gap = gap with { To = time.GetTimestamp() };
            }
        }
        finally
        {
            bot.Dispose();
        }

        // With knowledge that cannot be used the program does not start, and a service manager tries again.
        async Task<BotProcess> Started()
        {
            while (true)
            {
                try
                {
                    return await BotProcess.Start(address, knowledge.Folder, plan.Turn, cancellationToken);
                }
                catch (InvalidOperationException exception) when (exception.Message.Contains("The knowledge has", StringComparison.Ordinal))
                {
                    await Task.Delay(TimeSpan.FromSeconds(0.5), time, cancellationToken);
                }
            }
        }
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}/api/messages");
    }

    /// <summary>Until a few questions were answered the program compiles itself.</summary>
    private static async Task Warm(Channel channel)
    {
        for (var number = -20; number < 0; number++) await channel.Ask(new PostedQuestion(number, Texts[-number % Texts.Length].Text, "en-CA"));
    }

    private static async Task Keep(Action work, TimeSpan period, TimeProvider time, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) work();
        }
        catch (OperationCanceledException)
        {
            // Enough was edited.
        }
    }
}
