using System.CommandLine;

namespace CompetencyBot.Cli;

/// <summary>The commands. Exit codes: 0 done, 1 failed, 2 wrong usage. Data goes to stdout, messages to stderr.</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    public static async Task<int> Run(string[] arguments)
    {
        var root = new RootCommand("Answers library staff's questions from the competencies index.")
        {
            ServeCommand.Create(),
            AskCommand.Create(),
            ValidateCommand.Create(),
            LearnCommand.Create(),
            EvaluateCommand.Create(),
            DoctorCommand.Create(),
            ExportCommand.Create(),
            ImportCommand.Create(),
            PackageCommand.Create(),
        };
        // Without a command the program serves; settings such as --urls are the server's.
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((result, cancellationToken) => ServeCommand.Serve(result.UnmatchedTokens, cancellationToken));

        var parsed = root.Parse(arguments);
        var command = parsed.CommandResult.Command;
        // The root's leave to pass settings on holds for every command below it, where a misspelt option would be passed over.
        var wrong = parsed.Errors.Select(error => error.Message).FirstOrDefault() ?? (parsed.UnmatchedTokens is not [var first, ..] ? null
            : command == root && !first.StartsWith('-') ? $"There is no command '{first}'."
            : command.TreatUnmatchedTokensAsErrors ? $"'{command.Name}' does not know '{first}'."
            : null);
        if (wrong is not null)
        {
            await Console.Error.WriteLineAsync($"{wrong} See --help.");
            return WrongUsage;
        }
        try
        {
            // The server ends by itself when it is told to stop, and lets its turns end first; it must not be cut short.
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        // Settings that .NET's configuration cannot read. Each cause says more of where: the file, the line, the setting.
        catch (Exception exception) when (exception is InvalidDataException or { Source: "Microsoft.Extensions.Configuration.Binder" })
        {
            for (var cause = exception; cause is not null; cause = cause.InnerException) await Console.Error.WriteLineAsync(cause.Message);
            return Failed;
        }
    }
}
