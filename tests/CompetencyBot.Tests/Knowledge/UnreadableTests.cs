using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using CompetencyBot.Knowledge;

namespace CompetencyBot.Tests.Knowledge;

/// <summary>What stands in the folder cannot be read: no matter why, it is told, and nothing hangs.</summary>
public sealed class UnreadableTests : IDisposable
{
    private readonly KnowledgeCopy copy = new(onlyChampion: true);

    [Theory]
    [InlineData("framework.yaml", "nowhere", "missing")]
    [InlineData("framework.yaml", "framework.yaml", "cannot be read")]
    [InlineData("framework.yaml", "en", "cannot be read")]
    [InlineData("framework.yaml", "/proc/self/mem", "cannot be read")]
    [InlineData("framework.yaml", "/dev/zero", "more than 256 KB")]
    [InlineData("vocabulary.fr.yaml", "/dev/zero", "more than 256 KB")]
    [InlineData("en/another.md", "nowhere", "missing")]
    [InlineData("en/another.md", "another.md", "cannot be read")]
    [InlineData("en/another.md", "/dev/zero", "more than 256 KB")]
    [InlineData("en", "nowhere", "no such folder")]
    [InlineData("en", "en", "no such folder")]
    public void A_link_to_what_cannot_be_read_is_told_with_its_file(string path, string target, string told)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The devices are Linux's.");
        if (File.Exists(copy.PathOf(path))) File.Delete(copy.PathOf(path));
        if (Directory.Exists(copy.PathOf(path))) Directory.Delete(copy.PathOf(path), recursive: true);
        File.CreateSymbolicLink(copy.PathOf(path), target);
        Assert.Contains(Problems(), problem => problem.File == path && $"{problem}".Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_and_a_file_in_the_place_of_a_folder_are_told()
    {
        File.Delete(copy.PathOf("framework.yaml"));
        Directory.CreateDirectory(copy.PathOf("framework.yaml"));
        Directory.Delete(copy.PathOf("fr"), recursive: true);
        File.WriteAllText(copy.PathOf("fr"), "");
        var problems = Problems();
        Assert.Contains(problems, problem => problem.File == "framework.yaml" && problem.Problem.Contains("cannot be read", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.File == "fr");
    }

    [Theory]
    [InlineData("framework.yaml")]
    [InlineData(KnowledgeCopy.English)]
    [InlineData("fr")]
    [InlineData("fr/management-leadership")]
    [UnsupportedOSPlatform("windows")]
    public void What_the_program_may_not_read_is_told_and_that_it_may_again_is_noticed(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Rights are set as on Linux.");
        var mode = File.GetUnixFileMode(copy.PathOf(path));
        File.SetUnixFileMode(copy.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        File.SetUnixFileMode(copy.PathOf(path), default);
        try
        {
            var folders = new KnowledgeFolders(copy.Folder, "");
            var (problems, fingerprint) = AsAnyone(() => (Problems(), folders.Fingerprint()));
            var told = path.StartsWith("fr/", StringComparison.Ordinal) ? "fr" : path;
            Assert.Contains(problems, problem => problem.File == told && problem.Problem.Contains("cannot be read", StringComparison.Ordinal));
            File.SetUnixFileMode(copy.PathOf(path), mode);
            Assert.NotEqual(fingerprint, AsAnyone(folders.Fingerprint));
        }
        finally
        {
            File.SetUnixFileMode(copy.PathOf(path), mode);
            File.SetUnixFileMode(copy.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void Links_that_lead_back_up_are_not_followed_without_end()
    {
        for (var link = 0; link < 5; link++) Directory.CreateSymbolicLink(copy.PathOf($"en/loop-{link}"), "..");
        Assert.IsType<KnowledgeOutcome.Read>(KnowledgeReader.Read(copy.Folder));
        _ = new KnowledgeFolders(copy.Folder, copy.Folder).Fingerprint();
    }

    [Fact]
    public void A_file_that_is_exchanged_behind_a_link_is_noticed()
    {
        var behind = Path.Combine(copy.Folder, "versions");
        foreach (var version in (string[])["1", "2"]) Directory.CreateDirectory(Path.Combine(behind, version));
        File.Move(copy.PathOf("framework.yaml"), Path.Combine(behind, "1", "framework.yaml"));
        File.WriteAllText(Path.Combine(behind, "2", "framework.yaml"), "title: {}");
        Directory.CreateSymbolicLink(Path.Combine(behind, "now"), "1");
        File.CreateSymbolicLink(copy.PathOf("framework.yaml"), "versions/now/framework.yaml");
        var folders = new KnowledgeFolders(copy.Folder, "");
        var before = folders.Fingerprint();
        Assert.Equal(before, folders.Fingerprint());
        Directory.Delete(Path.Combine(behind, "now"));
        Directory.CreateSymbolicLink(Path.Combine(behind, "now"), "2");
        Assert.NotEqual(before, folders.Fingerprint());
    }

    public void Dispose() => copy.Dispose();

    private ImmutableArray<KnowledgeProblem> Problems() => Assert.IsType<KnowledgeOutcome.Refused>(KnowledgeReader.Read(copy.Folder)).Problems;

    /// <summary>Root may read everything, so what is tested here is done with the rights of nobody in particular, on a thread of its own.</summary>
    private static T AsAnyone<T>(Func<T> work)
    {
        if (!Environment.IsPrivilegedProcess) return work();
        var (result, failure) = (default(T), default(Exception));
        var thread = new Thread(() =>
        {
            try
            {
                _ = setfsuid(65_534);
                _ = setfsgid(65_534);
                result = work();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? result! : throw failure;
    }

#pragma warning disable SYSLIB1054, CA5392 // Two calls of the C library's, which is on every Linux.
    [DllImport("libc")]
    private static extern int setfsuid(int id);

    [DllImport("libc")]
    private static extern int setfsgid(int id);
#pragma warning restore SYSLIB1054, CA5392
}
