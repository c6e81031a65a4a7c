namespace CompetencyBot.Snapshots;

/// <summary>Hands out the snapshot in use.</summary>
public sealed class SnapshotSource(Snapshot first)
{
    public Snapshot Current { get; } = first;
}
