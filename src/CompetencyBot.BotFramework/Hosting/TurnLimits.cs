using System.Threading.RateLimiting;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Authentication;
using CompetencyBot.BotFramework.Limits;
using Microsoft.Extensions.Options;

namespace CompetencyBot.BotFramework.Hosting;

/// <summary>
/// How much at once, and how much from one place. A conversation and a tenant are known only once the activity is read,
/// so this stands behind the door and not in the web server's pipeline.
/// </summary>
internal sealed class TurnLimits : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly SlidingLimiters<Activity> conversations;
    private readonly SlidingLimiters<Activity> tenants;
    private readonly ConcurrencyLimiter places;

    public TurnLimits(IOptions<BotFrameworkOptions> options, TimeProvider time)
    {
        conversations = By(activity => activity.Conversation?.Id, options.Value.MaxTurnsPerConversation, time);
        tenants = By(ActivityAccess.TenantOf, options.Value.MaxTurnsPerTenant, time);
        places = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = options.Value.MaxConcurrentTurns,
            QueueLimit = Math.Max(1, options.Value.MaxConcurrentTurns / 4),
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <summary>Null if the activity's conversation and tenant may have one more turn; otherwise how long until they may.</summary>
    public TimeSpan? WaitFor(Activity activity) => WaitFor(activity, conversations) ?? WaitFor(activity, tenants);

    /// <summary>A place among the running turns, to be given back; null if there is none in time.</summary>
    public async ValueTask<IDisposable?> TakePlace(CancellationToken cancellationToken)
    {
        try
        {
            var lease = await places.AcquireAsync(1, cancellationToken);
            return lease.IsAcquired ? lease : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        conversations.Dispose();
        tenants.Dispose();
        places.Dispose();
    }

    private static TimeSpan? WaitFor(Activity activity, SlidingLimiters<Activity> limiters)
    {
        using var lease = limiters.AttemptAcquire(activity);
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null;
    }

    private static SlidingLimiters<Activity> By(Func<Activity, string?> place, int most, TimeProvider time) =>
        new(activity => most > 0 && place(activity) is { Length: > 0 } name ? Fingerprint.Of(activity.ChannelId, name) : null, [new Allowance(most, Window)], time);
}
