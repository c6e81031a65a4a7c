using System.CommandLine;
using CompetencyBot.BotFramework.Authentication;
using CompetencyBot.Knowledge;
using CompetencyBot.Web;
using Microsoft.Extensions.Options;

namespace CompetencyBot.Cli;

/// <summary><c>serve</c>: runs the bot until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Run the bot (the default).") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((result, cancellationToken) => Serve(result.UnmatchedTokens, cancellationToken));
        return command;
    }

    public static async Task<int> Serve(IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        try
        {
            await using var application = Server.Build([.. settings]);
            await application.StartAsync(cancellationToken);
            await Greet(application);
            await application.WaitForShutdownAsync(cancellationToken);
            return CommandLine.Done;
        }
        catch (Exception exception) when (exception is BotConfigurationException or KnowledgeException or OptionsValidationException or IOException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return CommandLine.Failed;
        }
    }

    private static async Task Greet(WebApplication application)
    {
        var address = application.Urls.FirstOrDefault() ?? "http://localhost:3978";
        await Console.Error.WriteLineAsync(
            $"""
            The bot listens at {address}/api/messages
            Ask it here:     dotnet run --project src/CompetencyBot -- ask "how do I handle a difficult patron?"
            Chat with it:    npx @microsoft/m365agentsplayground start -e {address}/api/messages -c msteams
            Stop it:         Ctrl+C
            """);
    }
}
