using System.Collections.Concurrent;
using System.Diagnostics;
using CompetencyBot.Ask;

namespace CompetencyBot.Benchmarks.Faults;

/// <summary>The program as a process on this machine, in Development, with a knowledge folder of its own.</summary>
internal sealed class BotProcess : IDisposable
{
    private const string Greeting = "The bot listens at ";

    private readonly Process process;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BotProcess(Process process) => this.process = process;

    /// <summary>Everything it said.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>Working set, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public static async Task<(BotProcess Bot, Uri Messages)> Start(string knowledge, TimeSpan turn, CancellationToken cancellationToken)
    {
        string[] settings =
        [
            "--urls", "http://127.0.0.1:0", "--Knowledge:Folder", knowledge, "--Knowledge:Overlay", Path.Combine(knowledge, "overlay"),
            "--Bot:MaxTurnsPerConversation", "0", "--Bot:MaxTurnsPerTenant", "0", "--Bot:TurnTimeoutSeconds", $"{turn.TotalSeconds:0}",
        ];
        var start = new ProcessStartInfo("dotnet", [typeof(AskHandler).Assembly.Location, "serve", .. settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = BenchmarkKnowledge.Root,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        var bot = new BotProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        bot.process.OutputDataReceived += (_, line) => bot.Heard(line.Data);
        bot.process.ErrorDataReceived += (_, line) => bot.Heard(line.Data);
        bot.process.Exited += (_, _) => bot.address.TrySetException(new InvalidOperationException($"The program ended: {string.Join('\n', bot.Lines)}"));
        bot.process.Start();
        bot.process.BeginOutputReadLine();
        bot.process.BeginErrorReadLine();
        return (bot, await bot.address.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken));
    }

    /// <summary>Asks it to stop, as a service manager does; answers its exit code.</summary>
    public async Task<int> Stop(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private void Heard(string? line)
    {
        if (line is null) return;
        Lines.Enqueue(line);
        if (line.StartsWith(Greeting, StringComparison.Ordinal)) address.TrySetResult(new Uri(line[Greeting.Length..]));
    }
}
