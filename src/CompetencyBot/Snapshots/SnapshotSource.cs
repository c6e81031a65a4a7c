using System.Collections.Immutable;
using System.Diagnostics;
using CompetencyBot.Knowledge;

namespace CompetencyBot.Snapshots;

/// <summary>Hands out the snapshot in use, and puts a new one in its place when the knowledge can be read. If it cannot, the one that was there stays.</summary>
public sealed class SnapshotSource
{
    private volatile State state;

    public SnapshotSource(Snapshot first) => state = new State(first, TimeProvider.System.GetTimestamp(), []);

    public Snapshot Current => state.Snapshot;

    /// <summary>How long the current snapshot has been in use.</summary>
    public TimeSpan Age => TimeProvider.System.GetElapsedTime(state.Since);

    /// <summary>What keeps the newest files from being used; empty when they are in use.</summary>
    public ImmutableArray<KnowledgeProblem> Problems => state.Problems;

    /// <summary>Reads the folders for the first time. Throws <see cref="KnowledgeException"/> with every problem when they cannot be used.</summary>
    public static SnapshotSource Load(KnowledgeFolders folders) => folders.Read() switch
    {
        KnowledgeOutcome.Read read => new SnapshotSource(Snapshot.Of(read.Knowledge, folders.Learned)),
        KnowledgeOutcome.Refused refused => throw new KnowledgeException(refused.Problems),
        _ => throw new UnreachableException(),
    };

    /// <summary>Reads the folders again. The answer says whether their content is in use now; the change is seen whole or not at all.</summary>
    public bool Reload(KnowledgeFolders folders)
    {
        state = folders.Read() switch
        {
            KnowledgeOutcome.Read read => new State(Snapshot.Of(read.Knowledge, folders.Learned), TimeProvider.System.GetTimestamp(), []),
            KnowledgeOutcome.Refused refused => state with { Problems = refused.Problems },
            _ => throw new UnreachableException(),
        };
        return state.Problems.IsEmpty;
    }

    private sealed record State(Snapshot Snapshot, long Since, ImmutableArray<KnowledgeProblem> Problems);
}
