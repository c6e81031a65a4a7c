using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CompetencyBot.Tests.Bot;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CompetencyBot.Tests.Snapshots;

/// <summary>Knowledge edited while the program answers. It has the machine to itself, for it asks as much as it can.</summary>
[Collection(nameof(ReloadTests))]
[CollectionDefinition(nameof(ReloadTests), DisableParallelization = true)]
public sealed class ReloadTests : IDisposable
{
    private const string Title = "Applies effective techniques to address difficult situations with users";

    private readonly KnowledgeCopy copy = new(onlyChampion: true);
    private readonly WebApplicationFactory<Program> host;

    public ReloadTests() => host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
    {
        builder.UseEnvironment("Development");
        builder.UseContentRoot(TestKnowledge.Root);
        builder.UseSetting("Knowledge:Folder", copy.Folder);
        builder.UseSetting("Knowledge:Overlay", copy.PathOf("overlay"));
    });

    [Fact]
    public async Task A_saved_file_changes_the_answers_a_mistake_does_not_and_is_told()
    {
        using var client = host.CreateClient();
        Assert.Contains(Title, await Ask(client));
        Assert.Equal("healthy", await Status(client));

        copy.Replace(KnowledgeCopy.English, Title, "Keeps the peace at the desk");
        await Eventually(async () => (await Ask(client)).Contains("Keeps the peace", StringComparison.Ordinal));

        copy.Replace(KnowledgeCopy.English, "{#CSC-4.2}", "{#CSC-4.1}");
        await Eventually(async () => await Status(client) == "degraded");
        Assert.Contains("Keeps the peace", await Ask(client));
        Assert.Contains("CSC-4.1 is used twice", await client.GetStringAsync(Address("/health/ready"), TestContext.Current.CancellationToken));
        Assert.Equal("healthy", await Status(client, "/health/live"));

        copy.Write(KnowledgeCopy.English, File.ReadAllText(Path.Combine(TestKnowledge.Folder, KnowledgeCopy.English)));
        await Eventually(async () => await Status(client) == "healthy");
        Assert.Contains(Title, await Ask(client));
    }

    [Fact]
    public async Task Renames_deletes_and_an_overlay_that_comes_and_goes_are_noticed()
    {
        using var client = host.CreateClient();
        Assert.Contains(Title, await Ask(client));

        File.Move(copy.PathOf(KnowledgeCopy.English), copy.PathOf("en/renamed.md.tmp"));
        await Eventually(async () => await Status(client) == "degraded");
        File.Move(copy.PathOf("en/renamed.md.tmp"), copy.PathOf("en/renamed.md"));
        await Eventually(async () => await Status(client) == "healthy");

        Directory.CreateDirectory(copy.PathOf("overlay"));
        copy.Write("overlay/overlay.yaml", "hide: [CSC-4]");
        await Eventually(async () => !(await Ask(client)).Contains(Title, StringComparison.Ordinal));
        Directory.Delete(copy.PathOf("overlay"), recursive: true);
        await Eventually(async () => (await Ask(client)).Contains(Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_vanishes_leaves_the_last_good_index_in_use_until_it_is_back()
    {
        using var client = host.CreateClient();
        Assert.Contains(Title, await Ask(client));
        var away = $"{copy.Folder}-away";
        Directory.Move(copy.Folder, away);
        await Eventually(async () => await Status(client) == "degraded");
        Assert.Contains(Title, await Ask(client));
        Assert.Contains("There is no such folder", await client.GetStringAsync(Address("/health/ready"), TestContext.Current.CancellationToken));

        Directory.Move(away, copy.Folder);
        await Eventually(async () => await Status(client) == "healthy");
        Assert.Contains(Title, await Ask(client));
    }

    /// <summary>Two hundred questions a second for ten seconds while titles change together, with mistakes in between.</summary>
    [Fact]
    public async Task Under_load_every_answer_comes_from_one_consistent_index()
    {
        using var client = host.CreateClient();
        await Ask(client);
        var original = copy.Text(KnowledgeCopy.English);
        var answers = new ConcurrentBag<string>();
        var clock = Stopwatch.StartNew();
        var duration = TimeSpan.FromSeconds(10);

        var editing = Task.Run(async () =>
        {
            for (var edit = 1; clock.Elapsed < duration; edit++)
            {
                // Every indicator of CSC-4 carries the number of its edit; an answer that mixes two edits shows two numbers.
                var text = original;
                for (var indicator = 1; indicator <= 5; indicator++) text = text.Replace($" {{#CSC-4.{indicator}}}", $" edit{edit} {{#CSC-4.{indicator}}}", StringComparison.Ordinal);
                if (edit % 3 == 0) text = text.Replace("{#CSC-1.2}", "{#CSC-1.1}", StringComparison.Ordinal);
                copy.Write(KnowledgeCopy.English, text);
                await Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System, TestContext.Current.CancellationToken);
            }
        }, TestContext.Current.CancellationToken);

        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        var asking = new List<Task>();
        while (clock.Elapsed < duration && await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken))
            asking.Add(Task.Run(async () => answers.Add(await Ask(client)), TestContext.Current.CancellationToken));
        await Task.WhenAll([editing, .. asking]);

        Assert.True(answers.Count > 1_000, $"{answers.Count} questions were asked.");
        Assert.All(answers, answer => Assert.True(Edits(answer).Count <= 1, answer));
        var seen = answers.SelectMany(Edits).Distinct().ToList();
        Assert.True(seen.Count > 3, $"The answers came from {seen.Count} edits.");
        Assert.DoesNotContain(seen, edit => int.Parse(edit[4..], System.Globalization.CultureInfo.InvariantCulture) % 3 == 0);
    }

    public void Dispose()
    {
        host.Dispose();
        copy.Dispose();
    }

    private static HashSet<string> Edits(string answer) =>
        [.. System.Text.RegularExpressions.Regex.Matches(answer, "edit[0-9]+").Select(match => match.Value)];

    private static async Task<string> Ask(HttpClient client)
    {
        using var response = await client.PostAsJsonAsync(
            Address("/api/messages"), new { type = "message", text = "difficult patron", deliveryMode = "expectReplies", channelId = "msteams", serviceUrl = "https://smba.example/amer/" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return json.RootElement.GetProperty("activities")[0].GetProperty("attachments")[0].GetProperty("content").Texts();
    }

    private static async Task<string?> Status(HttpClient client, string path = "/health/ready")
    {
        using var json = JsonDocument.Parse(await client.GetStringAsync(Address(path), TestContext.Current.CancellationToken));
        return json.RootElement.GetProperty("status").GetString();
    }

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), "The change was not noticed.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);
}
