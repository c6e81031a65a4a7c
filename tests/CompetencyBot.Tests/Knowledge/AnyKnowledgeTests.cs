using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CompetencyBot.Ask;
using CompetencyBot.Browse;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Knowledge;
using CompetencyBot.Snapshots;

namespace CompetencyBot.Tests.Knowledge;

/// <summary>
/// Whatever stands in the knowledge folder, reading it ends in an index that answers or in a list of problems, each with its file and line:
/// no exception, no hang, no endless memory. <c>KNOWLEDGE_MUTATIONS=500000</c> runs longer, <c>KNOWLEDGE_FIRST=1234</c> begins elsewhere.
/// </summary>
[Collection(nameof(AnyKnowledgeTests))]
[CollectionDefinition(nameof(AnyKnowledgeTests), DisableParallelization = true)]
public sealed class AnyKnowledgeTests
{
    private const int Mutations = 5_000;
    private const int LargestCard = 25 * 1024;
    private const long MostBytesForOne = 256 * 1024 * 1024;
    private const long MostBytesKept = 32 * 1024 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Thousands_of_spoiled_folders_each_give_an_index_or_a_list_of_problems()
    {
        var first = Setting("KNOWLEDGE_FIRST", 0);
        var count = Setting("KNOWLEDGE_MUTATIONS", Mutations);
        var (failures, underWay) = (new ConcurrentQueue<string>(), new ConcurrentDictionary<int, long>());
        var (read, refused, slowest) = (0, 0, TimeSpan.Zero);
        Try(first);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var work = Task.Run(() => Parallel.For(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            var start = underWay[number] = Stopwatch.GetTimestamp();
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                if (Try(number)) Interlocked.Increment(ref read);
                else Interlocked.Increment(ref refused);
                bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
                if (bytes > MostBytesForOne) failures.Enqueue($"Number {number} took {bytes:N0} bytes.");
            }
            catch (Exception exception)
            {
                failures.Enqueue($"Number {number}: {exception}");
            }
            underWay.TryRemove(number, out _);
            if (Stopwatch.GetElapsedTime(start) is var took && took > slowest) slowest = took;
        }), TestContext.Current.CancellationToken);

        while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken)) != work)
        {
            foreach (var (number, start) in underWay) Assert.True(Stopwatch.GetElapsedTime(start) < 4 * Longest, $"Number {number} does not end.");
        }
        await work;
        Assert.True(failures.IsEmpty, $"{failures.Count} failed:\n{string.Join('\n', failures.Take(10))}");
        Assert.InRange(slowest, TimeSpan.Zero, Longest);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MostBytesKept);
        // The changes are small enough for some to do no harm, and large enough to be noticed.
        if (count >= Mutations) Assert.InRange((double)read / count, 0.05, 0.6);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{read} read, {refused} refused, slowest {slowest.TotalMilliseconds:0} ms"));
    }

    /// <summary>Found by longer runs: values that are missing where a list or a group ends.</summary>
    [Theory]
    [InlineData(2_023_401)]
    [InlineData(2_041_997)]
    public void A_folder_that_once_was_an_exception_gives_problems(int number) => Assert.False(Try(number));

    /// <summary>True if the folder gave an index, false if it gave problems.</summary>
    private static bool Try(int number)
    {
        // Links that lead up from the folder stay within what is this test's own.
        var own = Directory.CreateTempSubdirectory("spoiled-").FullName;
        var folder = Path.Combine(own, "up", "knowledge");
        try
        {
            foreach (var (path, entry) in MutatedKnowledge.Number(number)) entry.Put(Path.Combine(folder, path));
            var folders = new KnowledgeFolders(folder, Path.Combine(folder, SmallKnowledge.Overlay));
            _ = folders.Fingerprint();
            switch (folders.Read())
            {
                case KnowledgeOutcome.Read { Knowledge: var knowledge }:
                    Use(Snapshot.Of(knowledge));
                    return true;
                case KnowledgeOutcome.Refused { Problems: var problems }:
                    Assert.NotEmpty(problems);
                    Assert.All(problems, problem =>
                    {
                        Assert.True(problem is { File.Length: > 0, Line: > 0, Problem.Length: > 0, Remedy.Length: > 0 }, $"{problem}");
                        Assert.InRange($"{problem}".Length, 1, 1_500);
                    });
                    return false;
                default:
                    throw new UnreachableException();
            }
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }

    private static void Use(Snapshot snapshot)
    {
        Assert.NotEmpty(snapshot.Tag);
        var handler = new AskHandler(new SnapshotSource(snapshot));
        foreach (var question in (string[])["how do I handle a difficult patron?", "le wifi est en panne", "CSC-1", "NET", "zzz"])
            Assert.InRange(CardJson.Utf8(AskCards.Draw(handler.Ask(question, Language.English))).Length, 1, LargestCard);
        foreach (var edition in Languages.All.Select(snapshot.Framework.In))
        {
            Assert.NotEmpty(CardJson.Utf8(new BrowseOutcome.AtCategories(edition).Draw()));
            foreach (var topic in edition.Topics) Assert.InRange(CardJson.Utf8(new BrowseOutcome.AtTopic(topic, edition).Draw()).Length, 1, LargestCard);
            foreach (var competency in edition.Competencies) Assert.InRange(CardJson.Utf8(new BrowseOutcome.AtCompetency(competency, [], edition).Draw()).Length, 1, LargestCard);
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
