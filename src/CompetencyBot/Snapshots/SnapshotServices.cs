using CompetencyBot.Knowledge;
using Microsoft.Extensions.Options;

namespace CompetencyBot.Snapshots;

/// <summary>Wires the knowledge, its index and the watch over its folders.</summary>
internal static class SnapshotServices
{
    public static IHostApplicationBuilder AddSnapshots(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<KnowledgeOptions>().BindConfiguration(KnowledgeOptions.Section).ValidateDataAnnotations();
        builder.Services.AddSingleton(services => KnowledgeFolders.From(services.GetRequiredService<IOptions<KnowledgeOptions>>().Value, builder.Environment.ContentRootPath));
        builder.Services.AddSingleton(services => SnapshotSource.Load(services.GetRequiredService<KnowledgeFolders>()));
        builder.Services.AddHostedService<SnapshotWatcher>();
        builder.Services.AddHealthChecks().AddCheck<KnowledgeHealthCheck>("knowledge");
        return builder;
    }
}
