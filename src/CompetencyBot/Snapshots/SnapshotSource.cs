using System.Collections.Immutable;
using System.Diagnostics;
using CompetencyBot.Knowledge;

namespace CompetencyBot.Snapshots;

/// <summary>
/// Hands out the snapshot in use, and puts a new one in its place when the knowledge can be read. If it cannot, the one that was there
/// stays. Who asks before the first is there waits, and gets its <see cref="KnowledgeException"/> if there will be none.
/// </summary>
public sealed class SnapshotSource
{
    /// <summary>Null until the first is there. Nothing else holds it: a snapshot that is no longer in use must go.</summary>
    private volatile State? state;

    /// <param name="first">Is followed at once; who waits for it goes on each by itself.</param>
    public SnapshotSource(Task<Snapshot> first) => Ready = first.ContinueWith(
        read => { state = new State(read.GetAwaiter().GetResult(), TimeProvider.System.GetTimestamp(), []); },
        CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.RunContinuationsAsynchronously, TaskScheduler.Default);

    public Snapshot Current => Now.Snapshot;

    /// <summary>Done when the first snapshot is there.</summary>
    public Task Ready { get; }

    /// <summary>How long the current snapshot has been in use.</summary>
    public TimeSpan Age => TimeProvider.System.GetElapsedTime(Now.Since);

    /// <summary>What keeps the newest files from being used; empty when they are in use.</summary>
    public ImmutableArray<KnowledgeProblem> Problems => Now.Problems;

    private State Now => state ?? First();

    /// <summary>Reads the folders for the first time. Throws <see cref="KnowledgeException"/> with every problem when they cannot be used.</summary>
    public static SnapshotSource Load(KnowledgeFolders folders) => new(Task.FromResult(Read(folders)));

    /// <summary>Begins to read the folders for the first time, on a thread of its own.</summary>
    public static SnapshotSource Begin(KnowledgeFolders folders) =>
        new(Task.Factory.StartNew(() => Read(folders), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

    /// <summary>Reads the folders again. The answer says whether their content is in use now; the change is seen whole or not at all.</summary>
    public bool Reload(KnowledgeFolders folders)
    {
        var next = folders.Read() switch
        {
            KnowledgeOutcome.Read read => new State(Snapshot.Of(read.Knowledge), TimeProvider.System.GetTimestamp(), []),
            KnowledgeOutcome.Refused refused => Now with { Problems = refused.Problems },
            _ => throw new UnreachableException(),
        };
        state = next;
        return next.Problems.IsEmpty;
    }

    private State First()
    {
        Ready.GetAwaiter().GetResult();
        return state!;
    }

    private static Snapshot Read(KnowledgeFolders folders) => folders.Read() switch
    {
        KnowledgeOutcome.Read read => Snapshot.Of(read.Knowledge),
        KnowledgeOutcome.Refused refused => throw new KnowledgeException(refused.Problems),
        _ => throw new UnreachableException(),
    };

    private sealed record State(Snapshot Snapshot, long Since, ImmutableArray<KnowledgeProblem> Problems);
}
