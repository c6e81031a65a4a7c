using CompetencyBot.Ask;
using CompetencyBot.Bot;
using CompetencyBot.Browse;
using CompetencyBot.Share;
using CompetencyBot.Snapshots;
#if BOTBUILDER
using CompetencyBot.BotBuilder;
#else
using CompetencyBot.BotFramework.Hosting;
#endif

namespace CompetencyBot.Web;

/// <summary>Puts the server together. Who speaks with the channel, our own edge or the SDK, is chosen above: both are wired in by the same names.</summary>
internal static class Server
{
    public static WebApplication Build(string[] settings)
    {
        // Settings are read once. A watch over their files would look through every folder below them at each start.
        string[] readOnce = ["--hostBuilder:reloadConfigOnChange=false", .. settings];
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = readOnce, ContentRootPath = ContentRoot.Find() });
        // First, for the knowledge is read while the rest is put together.
        builder.AddSnapshots();
        builder.AddBotFramework();
        builder.AddCompetencyBot();
        builder.AddTelemetry();
        builder.Services.AddSingleton<AskHandler>();
        builder.Services.AddSingleton<BrowseHandler>();
        builder.Services.AddSingleton<ShareHandler>();
        builder.Services.AddSingleton<IndexPages>();
        builder.AddWebDoors();

        var application = builder.Build();
        application.MapWebDoors();
        application.MapBotFramework();
        application.MapHealth();
        application.MapTelemetry();
        // Knowledge that cannot be used stops the program here, with every problem, and not at the first question.
        _ = application.Services.GetRequiredService<SnapshotSource>();
        return application;
    }
}
