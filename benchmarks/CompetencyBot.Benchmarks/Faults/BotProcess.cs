using System.Collections.Concurrent;
using System.Diagnostics;
using CompetencyBot.Ask;

namespace CompetencyBot.Benchmarks.Faults;

/// <summary>The program as a process on this machine, in Development, with a knowledge folder of its own.</summary>
internal sealed class BotProcess : IDisposable
{
    private const string Greeting = "The bot listens at ";

    private readonly Process process;
    private readonly TaskCompletionSource listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool disposed;

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

    /// <summary>Starts it, and waits until it listens at the address.</summary>
    public static async Task<BotProcess> Start(Uri address, string knowledge, TimeSpan turn, CancellationToken cancellationToken)
    {
        string[] settings =
        [
            "--urls", address.GetLeftPart(UriPartial.Authority), "--Knowledge:Folder", knowledge, "--Knowledge:Overlay", Path.Combine(knowledge, "overlay"),
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
        bot.process.Exited += (_, _) => bot.listens.TrySetException(new InvalidOperationException($"The program ended: {string.Join('\n', bot.Lines)}"));
        bot.process.Start();
        bot.process.BeginOutputReadLine();
        bot.process.BeginErrorReadLine();
        await bot.listens.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
        return bot;
    }

    /// <summary>Ends it, and answers its exit code.</summary>
    public async Task<int> End(Restart how, CancellationToken cancellationToken)
    {
        if (how == Restart.Kill) process.Kill();
        else using (Process.Start("kill", ["-TERM", $"{process.Id}"])) { }
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private void Heard(string? line)
    {
        if (line is null) return;
        Lines.Enqueue(line);
        if (line.StartsWith(Greeting, StringComparison.Ordinal)) listens.TrySetResult();
    }
}
