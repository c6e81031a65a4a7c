using CompetencyBot.Knowledge;
using Microsoft.Extensions.Options;

namespace CompetencyBot.Snapshots;

/// <summary>Wires the knowledge, its index and the watch over its folders, and begins to read.</summary>
internal static class SnapshotServices
{
    public static IHostApplicationBuilder AddSnapshots(this IHostApplicationBuilder builder)
    {
        var folders = KnowledgeFolders.From(builder.Configuration, builder.Environment.ContentRootPath);
        var first = Task.Run(() => SnapshotSource.Load(folders));
        builder.Services.AddOptionsWithValidateOnStart<KnowledgeOptions>().BindConfiguration(KnowledgeOptions.Section).ValidateDataAnnotations();
        KnowledgeOptions.Check(builder.Configuration);
        builder.Services.AddSingleton(folders);
        builder.Services.AddSingleton(services =>
        {
            // Settings that cannot be are told of before what comes of them.
            _ = services.GetRequiredService<IOptions<KnowledgeOptions>>().Value;
            return first.GetAwaiter().GetResult();
        });
        builder.Services.AddHostedService<SnapshotWatcher>();
        builder.Services.AddHealthChecks().AddCheck<KnowledgeHealthCheck>("knowledge");
        return builder;
    }
}
