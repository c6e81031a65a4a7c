using CompetencyBot.Snapshots;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CompetencyBot.Tests;

/// <summary>The whole program in memory, when it has read its knowledge: on a busy machine that takes longer than an answer should.</summary>
public class ProgramHost : WebApplicationFactory<Program>
{
    protected override IHost CreateHost(IHostBuilder builder)
    {
        var host = base.CreateHost(builder);
        host.Services.GetRequiredService<SnapshotSource>().Ready.GetAwaiter().GetResult();
        return host;
    }
}
