namespace CompetencyBot.BotFramework.Hosting;

/// <summary>How a turn ended, as the HTTP response says it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON, or nothing.</param>
/// <param name="Failed">True if another try may end better.</param>
internal sealed record TurnEnd(int Status, ReadOnlyMemory<byte> Body = default, bool Failed = false)
{
    public static TurnEnd Accepted { get; } = new(200);
}
