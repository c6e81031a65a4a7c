using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace CompetencyBot.Benchmarks.Load;

/// <summary>A bot to be measured: its program, and how it is told its port.</summary>
internal sealed record Peer(string Name, string Program, IReadOnlyList<string> Arguments, int Port)
{
    public Uri Endpoint => new($"http://127.0.0.1:{Port}/api/messages");
}

/// <summary>A bot that runs as a process of its own, without credentials, on loopback. It ends with this object.</summary>
internal sealed class BotProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(2);

    private const int LinesKept = 10;

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    /// <param name="peer">The bot.</param>
    /// <param name="replies">The file of replies that the programs that know nothing of competencies answer with.</param>
    public BotProcess(Peer peer, string replies)
    {
        Peer = peer;
        var start = new ProcessStartInfo(peer.Program, peer.Arguments) { WorkingDirectory = BenchmarkKnowledge.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["REPLIES"] = replies;
        StartedAt = Stopwatch.GetTimestamp();
        process = Process.Start(start) ?? throw new InvalidOperationException($"{peer.Program} did not start.");
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Peer Peer { get; }

    /// <summary>In ticks of <see cref="Stopwatch"/>.</summary>
    public long StartedAt { get; }

    /// <summary>Time that its threads had a processor.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Largest memory held so far, in bytes.</summary>
    public long PeakMemory => Memory("VmHWM:");

    /// <summary>Memory held now, in bytes.</summary>
    public long MemoryNow => Memory("VmRSS:");

    /// <summary>Waits until the bot takes connections.</summary>
    public async Task Listening()
    {
        while (Stopwatch.GetElapsedTime(StartedAt) < Patience && !process.HasExited)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync("127.0.0.1", Peer.Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(BetweenTries, TimeProvider.System);
            }
        }
        throw new InvalidOperationException($"{Peer.Name} does not listen. Its last words: {string.Join(Environment.NewLine, lines)}");
    }

    private void Keep(string? line)
    {
        if (line is not null) lines.Enqueue(line);
        while (lines.Count > LinesKept) lines.TryDequeue(out _);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>A line of Linux's account of the process, such as <c>VmRSS:  81234 kB</c>.</summary>
    private long Memory(string name) => File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries) is [.., var kilobytes, _]
        ? long.Parse(kilobytes.Split('\t')[^1], CultureInfo.InvariantCulture) * 1024
        : 0;
}
