using System.Diagnostics;

namespace CompetencyBot.Tests.Cli;

/// <summary>The index is in memory; where the disk matters is what commands write. What does not fit is told, and nothing half written stays.</summary>
public sealed class DiskFullTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("disk-full-").FullName;

    public static TheoryData<string, string> Commands { get; } = new()
    {
        { "export --format csv", "index.csv" },
        { "export --format case", "index.json" },
        { "package --app-id 11111111-1111-1111-1111-111111111111 --host bot.example.org", "bot.zip" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task On_a_full_disk_a_command_fails_and_the_file_from_before_stays(string command, string file)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The disk that is always full is Linux's.");
        var path = Path.Combine(folder, file);
        await File.WriteAllTextAsync(path, "from before", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink($"{path}.unfinished", "/dev/full");
        var (exitCode, messages) = await Run("", $"{command} --out {path}");
        Assert.Equal(1, exitCode);
        Assert.Contains("No space left", messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", messages, StringComparison.Ordinal);
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder));
        Assert.Equal("from before", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task On_a_full_disk_learn_fails_and_what_was_kept_before_stays()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The disk that is always full is Linux's.");
        using var copy = new KnowledgeCopy(onlyChampion: true);
        var path = Path.Combine(folder, "en.index");
        await File.WriteAllTextAsync(path, "from before", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink($"{path}.unfinished", "/dev/full");
        var (exitCode, messages) = await Run($"export Knowledge__Folder='{copy.Folder}' Knowledge__Learned='{folder}';", "learn");
        Assert.Equal(1, exitCode);
        Assert.Contains("No space left", messages, StringComparison.Ordinal);
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder));
        Assert.Equal("from before", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    /// <summary>Writes fail in the middle of a file, at 8 KB.</summary>
    [Theory]
    [InlineData("export --format csv --out {folder}/index.csv")]
    [InlineData("export --format markdown --out {folder}/knowledge")]
    public async Task Where_only_a_part_can_be_written_nothing_is(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit is set as on Linux.");
        var (exitCode, messages) = await Run("trap '' XFSZ; ulimit -f 8;", command.Replace("{folder}", folder, StringComparison.Ordinal));
        Assert.Equal(1, exitCode);
        Assert.Contains("larger than is allowed", messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", messages, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<(int ExitCode, string Messages)> Run(string before, string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"{before} exec dotnet '{typeof(Program).Assembly.Location}' {command}"])
        {
            RedirectStandardError = true,
            WorkingDirectory = TestKnowledge.Root,
            // The runtime's own memory files would fall under the limit.
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" },
        };
        using var process = Process.Start(start)!;
        var messages = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, messages);
    }
}
