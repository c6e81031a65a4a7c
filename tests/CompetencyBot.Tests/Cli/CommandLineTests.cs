using System.Diagnostics;
using System.Text.Json;

namespace CompetencyBot.Tests.Cli;

/// <summary>The program as a process, as an admin runs it.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("how do I handle a difficult patron?", "en")]
    [InlineData("comment gérer un usager difficile ?", "fr")]
    public async Task Ask_prints_the_answer_as_JSON(string question, string language)
    {
        var run = await Run("ask", question, "--language", language, "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Messages));
        var answer = JsonDocument.Parse(run.Data).RootElement;
        Assert.Equal("answered", answer.GetProperty("outcome").GetString());
        Assert.Equal(language, answer.GetProperty("language").GetString());
        var best = answer.GetProperty("matches")[0];
        Assert.Equal(("CSC-4", "CSC"), (best.GetProperty("code").GetString(), best.GetProperty("topic").GetString()));
        Assert.InRange(best.GetProperty("confidence").GetDouble(), 0, 1);
        Assert.Equal(5, best.GetProperty("indicators").GetArrayLength());
        Assert.Equal("CSC", answer.GetProperty("topics")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Ask_prints_an_answer_to_read()
    {
        var run = await Run("ask", "how do I handle a [difficult] patron?");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("CSC-4 · Applies effective techniques", run.Data);
    }

    [Fact]
    public async Task Validate_counts_what_is_there()
    {
        var run = await Run("validate");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("en: ", run.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_names_every_mistake_and_fails()
    {
        using var copy = new KnowledgeCopy();
        copy.Replace(KnowledgeCopy.English, "updated: 2015-07-22", "updated: soon");
        copy.Replace(KnowledgeCopy.French, " {#CSC-1.1}", "");
        var run = await Run("validate", copy.Folder);
        Assert.Equal((1, ""), (run.ExitCode, run.Data));
        Assert.Contains($"{KnowledgeCopy.English}:3: 'soon' is not a date.", run.Messages);
        Assert.Contains($"{KnowledgeCopy.French}:14: The indicator has no code.", run.Messages);
    }

    [Fact]
    public async Task Learn_keeps_what_the_next_start_takes()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("learned-").FullName, "new");
        var learned = await Run(("Knowledge__Learned", folder), "learn");
        Assert.Equal((0, ""), (learned.ExitCode, learned.Messages));
        Assert.Contains(folder, learned.Data, StringComparison.Ordinal);
        Assert.Equal(["en.forms", "en.index", "fr.forms", "fr.index"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("the index is kept", (await Run(("Knowledge__Learned", folder), "doctor")).Data, StringComparison.Ordinal);
        Assert.Contains("learned at each start", (await Run(("Knowledge__Learned", "nowhere"), "doctor")).Data, StringComparison.Ordinal);
        Assert.Equal((await Run(("Knowledge__Learned", "nowhere"), "ask", "how do I handle a difficult patron?", "--json")).Data, (await Run(("Knowledge__Learned", folder), "ask", "how do I handle a difficult patron?", "--json")).Data);
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Theory]
    [InlineData("aks", "difficult patron")]
    [InlineData("ask")]
    [InlineData("ask", "x", "--language", "de")]
    public async Task Wrong_usage_is_said_on_stderr(params string[] arguments)
    {
        var run = await Run(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Data));
        Assert.Contains("--help", run.Messages);
    }

    [Fact]
    public async Task Outside_Development_the_server_does_not_start_without_credentials()
    {
        var run = await Run(("ASPNETCORE_ENVIRONMENT", "Production"), "serve", "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("does not start in the Production environment", run.Messages);
    }

    [Fact]
    public async Task A_bad_setting_stops_the_server_and_is_named()
    {
        var run = await Run(("ASPNETCORE_ENVIRONMENT", "Development"), "serve", "--urls", "http://127.0.0.1:0", "--Bot:TurnTimeoutSeconds", "90");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("TurnTimeoutSeconds", run.Messages);
    }

    [Fact]
    public async Task Knowledge_that_cannot_be_used_stops_the_server_and_is_told()
    {
        var run = await Run(("ASPNETCORE_ENVIRONMENT", "Development"), "serve", "--urls", "http://127.0.0.1:0", "--Knowledge:Folder", "nowhere");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("There is no such folder", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("The bot listens", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Messages + run.Data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("doctor")]
    [InlineData("ask", "how do I handle a difficult patron?")]
    public async Task A_setting_of_another_kind_is_named(params string[] arguments)
    {
        var run = await Run(("Knowledge__WatchMilliseconds", "soon"), arguments);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'soon' at 'Knowledge:WatchMilliseconds'", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_are_no_JSON_are_told_with_file_and_line()
    {
        var folder = Directory.CreateTempSubdirectory("settings").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), "{\n  \"Bot\": {,\n}", TestContext.Current.CancellationToken);
        var run = await RunIn(folder, ("LANG", "C.UTF-8"), "validate");
        Directory.Delete(folder, recursive: true);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(Path.Combine(folder, "appsettings.json"), run.Messages, StringComparison.Ordinal);
        Assert.Contains("LineNumber: 1", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
    }

    private static Task<Result> Run(params string[] arguments) => Run(("LANG", "C.UTF-8"), arguments);

    private static Task<Result> Run((string Name, string Value) variable, params string[] arguments) => RunIn(TestKnowledge.Root, variable, arguments);

    private static async Task<Result> RunIn(string folder, (string Name, string Value) variable, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            Environment = { [variable.Name] = variable.Value },
        };
        using var process = Process.Start(start)!;
        var data = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var messages = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Result(process.ExitCode, await data, await messages);
    }

    private sealed record Result(int ExitCode, string Data, string Messages);
}
