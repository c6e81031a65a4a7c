namespace CompetencyBot.BotFramework.Hosting;

/// <summary>How a turn ended, as the HTTP response says it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON, or nothing.</param>
/// <param name="Failed">True if the person was not answered.</param>
/// <param name="MayComeAgain">True if nothing was said that another try could double: an activity that comes again is then handled again.</param>
internal sealed record TurnEnd(int Status, ReadOnlyMemory<byte> Body = default, bool Failed = false, bool MayComeAgain = false);
