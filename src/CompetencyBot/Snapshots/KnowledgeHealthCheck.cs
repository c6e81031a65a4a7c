using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CompetencyBot.Snapshots;

/// <summary>Degraded while the newest knowledge files cannot be used; the last good index still answers.</summary>
internal sealed class KnowledgeHealthCheck(SnapshotSource snapshots) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(snapshots.Problems.IsEmpty
            ? HealthCheckResult.Healthy("The newest knowledge is in use.")
            : HealthCheckResult.Degraded(
                $"The knowledge has {snapshots.Problems.Length} problem(s); the last good index stays in use.",
                data: new Dictionary<string, object> { ["problems"] = snapshots.Problems.Select(problem => problem.ToString()).ToArray() }));
}
