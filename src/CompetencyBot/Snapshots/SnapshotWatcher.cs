using CompetencyBot.Knowledge;
using Microsoft.Extensions.Options;

namespace CompetencyBot.Snapshots;

/// <summary>
/// Looks at the knowledge folders and reloads them when they change. It waits until two looks agree, for editors write in several
/// steps, but no longer than a second. Looking works on network shares and in containers, where change notices get lost.
/// </summary>
internal sealed partial class SnapshotWatcher(
    SnapshotSource snapshots, KnowledgeFolders folders, IOptions<KnowledgeOptions> options, TimeProvider time, ILogger<SnapshotWatcher> log) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>What the folders were like when the program read them, before this service began.</summary>
    private int loaded = folders.Fingerprint();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Directory.Exists(folders.Learned) && snapshots.Current.LearnedAnew) LogLearnedAnew(folders.Learned);
        if (options.Value.WatchMilliseconds == 0) return;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.WatchMilliseconds), time);
        var previous = loaded;
        long changedAt = 0;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = folders.Fingerprint();
            if (previous == loaded && now != loaded) changedAt = time.GetTimestamp();
            if (now != loaded && (now == previous || time.GetElapsedTime(changedAt) >= LongestWait))
            {
                loaded = now;
                Reload();
            }
            previous = now;
        }
    }

    private void Reload()
    {
        var start = time.GetTimestamp();
        try
        {
            if (snapshots.Reload(folders))
            {
                LogReloaded(time.GetElapsedTime(start).TotalMilliseconds);
                return;
            }
            foreach (var problem in snapshots.Problems) LogProblem(problem.File, problem.Line, problem.Problem, problem.Remedy);
            LogKept(snapshots.Problems.Length);
        }
#pragma warning disable CA1031 // The edge of a background service: a reload that fails must not end the watch.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogReloadFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "What is kept in {folder} is of other knowledge or another program, or cannot be read: it was learned again. The command learn makes the next start quicker")]
    private partial void LogLearnedAnew(string folder);

    [LoggerMessage(LogLevel.Information, "The knowledge changed and is in use ({milliseconds:0} ms)")]
    private partial void LogReloaded(double milliseconds);

    [LoggerMessage(LogLevel.Error, "{file}:{line}: {problem} {remedy}")]
    private partial void LogProblem(string file, int line, string problem, string remedy);

    [LoggerMessage(LogLevel.Error, "The knowledge changed but has {count} problem(s); the last good index stays in use")]
    private partial void LogKept(int count);

    [LoggerMessage(LogLevel.Error, "The knowledge could not be read again; the last good index stays in use")]
    private partial void LogReloadFailed(Exception exception);
}
