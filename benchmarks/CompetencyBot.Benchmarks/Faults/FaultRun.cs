using System.Diagnostics;

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
        var (bot, messages) = await BotProcess.Start(knowledge.Folder, plan.Turn, cancellationToken);
        using var _ = bot;
        using var channel = new Channel(messages, connector, plan, time);

        await Warm(channel);
        var memoryAtStart = bot.Memory;
        var clock = Stopwatch.StartNew();
        using var editing = new CancellationTokenSource();
        var editor = Keep(knowledge.Edit, TimeSpan.FromSeconds(1), time, editing.Token);
        var asking = new List<Task>();
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / plan.Rate), time);
        for (var number = 0; clock.Elapsed < plan.Length && await tick.WaitForNextTickAsync(cancellationToken);)
        {
            // A timer that came late has questions to make up for.
            for (var due = (int)(clock.Elapsed.TotalSeconds * plan.Rate); number < due; number++)
            {
                var (text, locale) = Texts[number % Texts.Length];
                asking.Add(channel.Ask(new PostedQuestion(number, text, locale)));
            }
        }
        await Task.WhenAll(asking);
        await editing.CancelAsync();
        await editor;
        var memoryAtEnd = bot.Memory;
        var exitCode = await bot.Stop(cancellationToken);
        return new FaultReport(plan, [.. connector.Questions.Values.Where(question => question.Number >= 0)], [.. bot.Lines], connector.Strays.Count, clock.Elapsed, memoryAtStart, memoryAtEnd, exitCode).Write(Console.Out);
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
