using System.IO.Compression;
using System.Net;
using CompetencyBot.Knowledge;
using CompetencyBot.Snapshots;
using CompetencyBot.Web.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace CompetencyBot.Tests.Web;

public sealed class FreshnessTests
{
    [Fact]
    public async Task A_page_is_sent_again_only_when_the_knowledge_has_changed()
    {
        using var copy = new KnowledgeCopy(onlyChampion: true);
        await using var site = new SiteHost().With("Knowledge:Folder", copy.Folder).With("Knowledge:WatchMilliseconds", "0");
        var first = await site.Get("/en/topic/CSC");
        var tag = first.Header("ETag")!;
        Assert.Equal("public, no-cache", first.Header("Cache-Control"));

        var again = await site.Get("/en/topic/CSC", ("If-None-Match", tag));
        Assert.Equal((HttpStatusCode.NotModified, "", tag), (again.Status, again.Body, again.Header("ETag")));

        copy.Replace(KnowledgeCopy.English, "Maintains a calm", "Keeps a calm");
        Assert.True(site.Services.GetRequiredService<SnapshotSource>().Reload(site.Services.GetRequiredService<KnowledgeFolders>()));
        var changed = await site.Get("/en/topic/CSC", ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.NotEqual(tag, changed.Header("ETag"));
        Assert.Contains("Keeps a calm", changed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_page_is_shown_with_is_kept_for_good_under_an_address_of_its_content()
    {
        await using var site = new SiteHost();
        var page = await site.Get("/en");
        var style = Assert.Single(page.Attributes("href"), address => address.EndsWith(".css", StringComparison.Ordinal));
        var answer = await site.Get(style);
        Assert.Equal((HttpStatusCode.OK, "text/css; charset=utf-8", "public, max-age=31536000, immutable"), (answer.Status, answer.Header("Content-Type"), answer.Header("Cache-Control")));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/assets/0000000000/page.css")).Status);
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("identity", null)]
    public async Task What_a_page_is_shown_with_comes_as_the_browser_can_read_it(string accepted, string? coding)
    {
        await using var site = new SiteHost();
        using var client = site.CreateClient();
        foreach (var asset in Asset.All.Where(asset => asset != Asset.Icon))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(asset.Path, UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
            var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            await using var plain = coding switch { "br" => new BrotliStream(body, CompressionMode.Decompress), "gzip" => new GZipStream(body, CompressionMode.Decompress), _ => body };
            using var content = new MemoryStream();
            await plain.CopyToAsync(content, TestContext.Current.CancellationToken);
            Assert.Equal(asset.Content.ToArray(), content.ToArray());
        }
    }

    [Fact]
    public async Task A_page_and_all_it_is_shown_with_is_small()
    {
        await using var site = new SiteHost();
        var page = await site.Get("/fr/topic/TPT", ("Accept-Encoding", "br"));
        Assert.Equal("br", page.Header("Content-Encoding"));
        var sizes = await Task.WhenAll((await site.Get("/fr/topic/TPT")).Attributes("href").Concat((await site.Get("/fr")).Attributes("src")).Where(address => address.StartsWith("/assets/", StringComparison.Ordinal)).Distinct()
            .Append("/fr/topic/TPT").Select(async address => await SizeOf(site, address)));
        Assert.InRange(sizes.Sum(), 1, 50 * 1024);
    }

    private static async Task<int> SizeOf(SiteHost site, string address)
    {
        using var client = site.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("Accept-Encoding", "br");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }
}
