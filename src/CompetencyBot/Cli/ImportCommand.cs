using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using CompetencyBot.Competencies;
using CompetencyBot.Exchange;
using CompetencyBot.Knowledge;

namespace CompetencyBot.Cli;

/// <summary><c>import</c>: makes a knowledge folder of another program's file.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "The file; for CASE, one for each language.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "case or csv.", Required = true };
        format.AcceptOnlyFromAmong("case", "csv");
        var folder = new Option<string>("--out") { Description = "The knowledge folder to make; it must not exist yet, or be empty.", Required = true };
        var command = new Command("import", "Make a knowledge folder of a CASE document or a CSV table.") { files, format, folder };
        command.SetAction(result => Import(result.GetRequiredValue(files), result.GetRequiredValue(format), result.GetRequiredValue(folder)));
        return command;
    }

    private static int Import(string[] files, string format, string folder)
    {
        var refused = false;
        var attempt = CliFiles.Attempt(() =>
        {
            switch (Read(files, format))
            {
                case ImportOutcome.Refused { Reasons: var reasons }:
                    foreach (var reason in reasons) Console.Error.WriteLine(reason);
                    refused = true;
                    break;
                case ImportOutcome.Taken taken:
                    KnowledgeWriter.Write(taken.Source, taken.Editions, ImmutableDictionary<Language, Vocabulary>.Empty, ImmutableDictionary<Language, Elsewhere>.Empty, folder);
                    Tell(taken, folder);
                    break;
                default:
                    throw new UnreachableException();
            }
        });
        return refused ? CommandLine.Failed : attempt;
    }

    private static ImportOutcome Read(string[] files, string format)
    {
        if (format == "case") return CaseImport.Read(files.Select(File.ReadAllText));
        if (files.Length > 1) return new ImportOutcome.Refused(["A CSV table holds both languages: give one file."]);
        using var reader = new StreamReader(files[0]);
        return CsvImport.Read(reader);
    }

    private static void Tell(ImportOutcome.Taken taken, string folder)
    {
        foreach (var line in taken.LeftOut) Console.Error.WriteLine($"Left out: {line}");
        foreach (var edition in taken.Editions)
            Console.Error.WriteLine($"{edition.Language.Tag()}: {edition.Topics.Count()} topics, {edition.Competencies.Count()} competencies imported into {folder}.");
        foreach (var missing in Languages.All.Except(taken.Editions.Select(edition => edition.Language)))
            Console.Error.WriteLine($"There is nothing in {missing}. The bot works in both languages: add {missing.Tag()}/ and the names in framework.yaml; 'validate' tells what is missing.");
    }
}
