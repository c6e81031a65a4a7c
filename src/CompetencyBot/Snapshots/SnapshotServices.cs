using CompetencyBot.Knowledge;

namespace CompetencyBot.Snapshots;

/// <summary>Wires the knowledge, its index and the watch over its folders, and begins to read.</summary>
internal static class SnapshotServices
{
    public static IHostApplicationBuilder AddSnapshots(this IHostApplicationBuilder builder)
    {
        var folders = KnowledgeFolders.From(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddSingleton(folders);
        builder.Services.AddSingleton(SnapshotSource.Begin(folders));
        builder.Services.AddOptionsWithValidateOnStart<KnowledgeOptions>().BindConfiguration(KnowledgeOptions.Section).ValidateDataAnnotations();
        KnowledgeOptions.Check(builder.Configuration);
        builder.Services.AddHostedService<SnapshotWatcher>();
        builder.Services.AddHealthChecks().AddCheck<KnowledgeHealthCheck>("knowledge");
        return builder;
    }
}
