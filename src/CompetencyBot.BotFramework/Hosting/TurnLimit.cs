namespace CompetencyBot.BotFramework.Hosting;

/// <summary>How long a turn may take, from when its activity was read. A turn outlives its request: a caller that hangs up must not leave the person without an answer.</summary>
internal sealed class TurnLimit(TimeSpan length, TimeProvider time) : IDisposable
{
    /// <summary>What is left to a turn that used up its time, to say so. With it a turn ends before Teams sends the activity again, after 15 s.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource turn = new(length, time);
    private CancellationTokenSource? grace;

    /// <summary>Ends with the turn's time.</summary>
    public CancellationToken Token => turn.Token;

    /// <summary>Ends with the turn's time; once that is over, with the grace.</summary>
    public CancellationToken Telling => turn.IsCancellationRequested ? (grace ??= new CancellationTokenSource(Grace, time)).Token : turn.Token;

    /// <summary>Nothing can be said any more.</summary>
    public bool IsOver => grace?.IsCancellationRequested == true;

    public void Dispose()
    {
        turn.Dispose();
        grace?.Dispose();
    }
}
