using System.Diagnostics;
using System.Diagnostics.Metrics;
using CompetencyBot.BotFramework.Activities;
using Activity = System.Diagnostics.Activity;

namespace CompetencyBot.BotFramework.Hosting;

/// <summary>What an operator sees of turns: meter and activity source <see cref="Name"/>. Nothing that a person wrote is in it.</summary>
public sealed class TurnMetrics : IDisposable
{
    public const string Name = "CompetencyBot.BotFramework";

    private readonly Meter meter;
    private readonly ActivitySource spans = new(Name);
    private readonly Histogram<double> duration;
    private readonly Counter<long> refused;
    private readonly Counter<long> repeated;
    private readonly Counter<long> failures;
    private readonly Counter<long> retries;

    public TurnMetrics(IMeterFactory meters)
    {
        meter = meters.Create(Name);
        duration = meter.CreateHistogram<double>("bot.turn.duration", "s", "How long turns took, by type of activity and outcome.");
        refused = meter.CreateCounter<long>("bot.requests.refused", "{request}", "Requests that were refused, by HTTP status.");
        repeated = meter.CreateCounter<long>("bot.activities.repeated", "{activity}", "Activities that the channel sent again and that were not handled twice.");
        failures = meter.CreateCounter<long>("bot.connector.failures", "{reply}", "Replies that the channel did not take.");
        retries = meter.CreateCounter<long>("bot.connector.retries", "{request}", "Requests to the channel that were tried again, by HTTP status.");
    }

    /// <summary>The span of a turn; null when nobody traces.</summary>
    internal Activity? Begin(string activityType) => spans.StartActivity($"bot turn {KindOf(activityType)}");

    internal void End(string activityType, TurnEnd end, TimeSpan took) => duration.Record(
        took.TotalSeconds, new KeyValuePair<string, object?>("type", KindOf(activityType)), new KeyValuePair<string, object?>("outcome", end.Failed ? "failed" : "answered"));

    internal void Refused(int status) => refused.Add(1, new KeyValuePair<string, object?>("status", status));

    internal void Repeated() => repeated.Add(1);

    internal void NotDelivered() => failures.Add(1);

    internal void Retried(int status) => retries.Add(1, new KeyValuePair<string, object?>("status", status));

    /// <summary>Callers choose what stands there; only what is known may become a series of its own.</summary>
    private static string KindOf(string activityType) =>
        activityType is ActivityTypes.Message or ActivityTypes.MessageUpdate or ActivityTypes.Invoke or ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate ? activityType : "other";

    public void Dispose()
    {
        meter.Dispose();
        spans.Dispose();
    }
}
