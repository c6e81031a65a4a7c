using CompetencyBot.Cli;

namespace CompetencyBot.Tests.Package;

/// <summary>The command as an admin runs it, on files.</summary>
public sealed class PackageCommandTests : IDisposable
{
    private readonly ManifestCopy copy = new();

    private string Zip => copy.PathOf("package.zip");

    [Fact]
    public async Task The_package_is_written_and_the_same_input_writes_the_same()
    {
        Assert.Equal(CommandLine.Done, await Run());
        var first = File.ReadAllBytes(Zip);
        Assert.Equal(CommandLine.Done, await Run());
        Assert.Equal(first, File.ReadAllBytes(Zip));
    }

    [Fact]
    public async Task Nothing_is_written_on_refusal()
    {
        copy.Replace("manifest.json", "#0F5C6E", "teal");
        var before = Directory.GetFiles(copy.Folder);
        Assert.Equal(CommandLine.Failed, await Run());
        Assert.Equal(before.Order(), Directory.GetFiles(copy.Folder).Order());
    }

    [Fact]
    public async Task An_existing_package_stays_on_refusal()
    {
        Assert.Equal(CommandLine.Done, await Run());
        var good = File.ReadAllBytes(Zip);
        copy.Replace("fr.json", "\"Aide\"", "\"\"");
        Assert.Equal(CommandLine.Failed, await Run());
        Assert.Equal(good, File.ReadAllBytes(Zip));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_fails() =>
        Assert.Equal(CommandLine.Failed, await Run("--out", copy.PathOf("none/package.zip")));

    [Fact]
    public async Task The_folder_travels_with_the_program() =>
        Assert.Equal(CommandLine.Done, await CommandLine.Run(["package", "--app-id", ManifestCopy.AppId, "--host", ManifestCopy.Host, "--out", Zip]));

    [Theory]
    [InlineData("package")]
    [InlineData("package", "--app-id", ManifestCopy.AppId, "--host", ManifestCopy.Host)]
    [InlineData("package", "--app-id", ManifestCopy.AppId, "--host", ManifestCopy.Host, "--out", "x.zip", "--verison", "2.0.0")]
    public async Task Wrong_usage_is_told(params string[] arguments) => Assert.Equal(CommandLine.WrongUsage, await CommandLine.Run(arguments));

    private Task<int> Run() => Run("--out", Zip);

    private Task<int> Run(params string[] more) =>
        CommandLine.Run(["package", "--app-id", ManifestCopy.AppId, "--host", ManifestCopy.Host, "--manifest", copy.Folder, .. more]);

    public void Dispose() => copy.Dispose();
}
