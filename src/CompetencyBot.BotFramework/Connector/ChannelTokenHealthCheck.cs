using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CompetencyBot.BotFramework.Connector;

/// <summary>Degraded while the bot gets no token, so that an expired secret is seen before people write to a bot that cannot answer.</summary>
internal sealed class ChannelTokenHealthCheck(ChannelTokens tokens, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            await tokens.Get(either.Token);
            return tokens.Problem is null
                ? HealthCheckResult.Healthy("Replies can be sent.")
                : HealthCheckResult.Degraded("The token for the channel could not be renewed; the one in use runs out soon. The log says why.");
        }
        catch (ChannelTokenException)
        {
            return HealthCheckResult.Degraded("There is no token for the channel, so replies cannot be sent. The log says why.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded("The token for the channel is slow to come; until then replies cannot be sent.");
        }
    }
}
