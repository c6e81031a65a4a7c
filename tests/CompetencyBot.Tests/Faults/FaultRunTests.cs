using System.Diagnostics;

namespace CompetencyBot.Tests.Faults;

/// <summary>
/// Short fault runs of the program as a process: <c>benchmarks/</c> has the long ones. They exit with 1 when a question is lost or doubled,
/// whatever the machine's speed. They have the machine to themselves.
/// </summary>
[Collection(nameof(FaultRunTests))]
[CollectionDefinition(nameof(FaultRunTests), DisableParallelization = true)]
public sealed class FaultRunTests
{
    [Theory]
    [InlineData("None", 8, "")]
    [InlineData("Stop", 6, "ended by Stop at half time")]
    [InlineData("Kill", 6, "ended by Kill at half time")]
    public async Task No_question_is_lost_or_doubled_while_everything_around_the_program_fails(string restart, int seconds, string told)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(TestKnowledge.Root, "benchmarks", "CompetencyBot.Benchmarks", "bin", folder.Parent!.Name, folder.Name, "CompetencyBot.Benchmarks.dll");
        var start = new ProcessStartInfo("dotnet", [program, "faults", "--seconds", $"{seconds}", "--seed", "7", "--rate", "15", "--turn", "3", "--restart", restart]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var report = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, report);
        Assert.Contains("Every accepted question was answered once or told of failure once.", report, StringComparison.Ordinal);
        Assert.Contains(told, report, StringComparison.Ordinal);
    }
}
