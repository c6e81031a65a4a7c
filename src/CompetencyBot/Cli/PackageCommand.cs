using System.CommandLine;
using System.Diagnostics;
using CompetencyBot.Package;
using CompetencyBot.Web;

namespace CompetencyBot.Cli;

/// <summary><c>package</c>: the app package that an admin uploads to Teams, or everything that Teams would not take in it.</summary>
internal static class PackageCommand
{
    private const string Folder = "manifest";

    public static Command Create()
    {
        var appId = new Option<string>("--app-id") { Description = "The bot's app id, a GUID.", Required = true };
        var host = new Option<string>("--host") { Description = "The name the bot is reached at, such as bot.example.org.", Required = true };
        var version = new Option<string>("--version") { Description = "The package's version; raise it with every update.", DefaultValueFactory = _ => PackageSettings.FirstVersion };
        var publisher = new Option<string>("--publisher") { Description = "Who stands behind the app, as Teams shows it.", DefaultValueFactory = _ => PackageSettings.SomeLibrary };
        var manifest = new Option<string?>("--manifest") { Description = "The folder of manifest.json; without it, the one shipped with the program." };
        var output = new Option<string>("--out") { Description = "The zip file to write.", Required = true };
        var command = new Command("package", "Make the app package for Teams.") { appId, host, version, publisher, manifest, output };
        command.SetAction(result => Pack(
            result.GetValue(manifest) ?? Shipped(),
            new PackageSettings(result.GetRequiredValue(appId), result.GetRequiredValue(host), result.GetRequiredValue(version), result.GetRequiredValue(publisher)),
            result.GetRequiredValue(output)));
        return command;
    }

    private static int Pack(string folder, PackageSettings settings, string output)
    {
        switch (PackageBuilder.Build(folder, settings))
        {
            case PackageOutcome.Packed packed:
                return CliFiles.Attempt(() =>
                {
                    CliFiles.WriteWhole(output, packed.Zip.ToArray());
                    Console.Error.WriteLine($"{output} holds {string.Join(", ", packed.Files)}. Upload it in the Teams admin center, or in Teams under Apps, Manage your apps.");
                });
            case PackageOutcome.Refused { Problems: var problems }:
                foreach (var problem in problems) Console.Error.WriteLine(problem);
                Console.Error.WriteLine($"{problems.Length} problem(s); {output} was not written.");
                return CommandLine.Failed;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The folder at the top of the repository, otherwise beside the program.</summary>
    private static string Shipped() =>
        ((string[])[ContentRoot.Find(), AppContext.BaseDirectory]).Select(root => Path.Combine(root, Folder)).FirstOrDefault(Directory.Exists) ?? Path.Combine(AppContext.BaseDirectory, Folder);
}
