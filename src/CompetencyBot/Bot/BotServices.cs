using CompetencyBot.BotFramework.Hosting;

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
        builder.Services.AddSingleton<BotHandler>(services => services.GetRequiredService<TurnHandler>().OnTurn);
        builder.Services.AddSingleton<TurnFailureReply>(services => services.GetRequiredService<TurnHandler>().FailureReply);
        return builder;
    }
}
