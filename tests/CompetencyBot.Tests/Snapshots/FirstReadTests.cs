using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using CompetencyBot.Knowledge;
using CompetencyBot.Snapshots;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CompetencyBot.Tests.Snapshots;

/// <summary>The program listens before it has read its knowledge.</summary>
public sealed class FirstReadTests : IAsyncDisposable
{
    private readonly TaskCompletionSource<Snapshot> reading = new();
    private readonly WebApplicationFactory<Program> host;
    private readonly HttpClient client;

    public FirstReadTests()
    {
        host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Development");
            builder.UseContentRoot(TestKnowledge.Root);
            builder.ConfigureTestServices(services => services.AddSingleton(new SnapshotSource(reading.Task)));
        });
        client = host.CreateClient();
    }

    [Fact]
    public async Task Who_asks_while_the_knowledge_is_read_is_answered_when_it_is_there()
    {
        var asked = Ask();
        var opened = client.GetAsync(Address("/en/competency/CSC-4"), TestContext.Current.CancellationToken);
        using (var ready = await client.GetAsync(Address("/health/ready"), TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Contains("being read for the first time", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        using (var live = await client.GetAsync(Address("/health/live"), TestContext.Current.CancellationToken)) Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.False(asked.IsCompleted || opened.IsCompleted);

        reading.SetResult(TestKnowledge.Snapshots.Current);
        Assert.Contains("CSC-4", await asked, StringComparison.Ordinal);
        using (var page = await opened) Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using var now = await client.GetAsync(Address("/health/ready"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, now.StatusCode);
    }

    [Fact]
    public void The_first_snapshot_goes_when_another_is_in_use()
    {
        using var copy = new KnowledgeCopy(onlyChampion: true);
        var folders = new KnowledgeFolders(copy.Folder, copy.PathOf("overlay"));
        var (source, first) = Loaded(folders);
        Assert.True(source.Reload(folders));
        GC.Collect();
        Assert.False(first.IsAlive);
        GC.KeepAlive(source);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (SnapshotSource Source, WeakReference First) Loaded(KnowledgeFolders folders)
    {
        var source = SnapshotSource.Begin(folders);
        return (source, new WeakReference(source.Current));
    }

    private async Task<string> Ask()
    {
        var activity = new { type = "message", text = "difficult patron", deliveryMode = "expectReplies", channelId = "msteams", serviceUrl = "https://smba.example/amer/" };
        using var response = await client.PostAsJsonAsync(Address("/api/messages"), activity, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }
}
