using CompetencyBot.BotFramework.Hosting;
using CompetencyBot.Snapshots;

namespace CompetencyBot.Bot;

/// <summary>Wires the bot to the protocol.</summary>
internal static class BotServices
{
    public static IHostApplicationBuilder AddCompetencyBot(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CardScreen>();
        builder.Services.AddSingleton<ConversationMemory>();
        builder.Services.AddSingleton<MessageExtension>();
        builder.Services.AddSingleton<TurnHandler>();
        builder.Services.AddSingleton<BotHandler>(services => Waiting(services.GetRequiredService<TurnHandler>(), services.GetRequiredService<SnapshotSource>()));
        builder.Services.AddSingleton<TurnFailureReply>(services => services.GetRequiredService<TurnHandler>().FailureReply);
        return builder;
    }

    /// <summary>A turn that comes while the knowledge is read for the first time waits for it.</summary>
    private static BotHandler Waiting(TurnHandler turns, SnapshotSource snapshots) => async (activity, cancellationToken) =>
    {
        await snapshots.Ready.WaitAsync(cancellationToken);
        return await turns.OnTurn(activity, cancellationToken);
    };
}
