using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CompetencyBot.Tests.Bot;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Turns_questions_and_the_index_are_counted_without_a_word_of_what_was_asked()
    {
        await using var host = Host("/metrics");
        using var client = host.CreateClient();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await client.PostAsJsonAsync(
                Address("/api/messages"),
                new { type = "message", id = i == 2 ? "1" : $"{i}", text = "secretive difficult patron", deliveryMode = "expectReplies", channelId = "msteams", conversation = new { id = "c" }, from = new { id = "p", name = "Somebody" } },
                TestContext.Current.CancellationToken);
        }
        using var refused = await client.PostAsJsonAsync(Address("/api/messages"), new { }, TestContext.Current.CancellationToken);

        var metrics = await client.GetStringAsync(Address("/metrics"), TestContext.Current.CancellationToken);
        foreach (var name in (string[])["bot_turn_duration_seconds_count", "bot_questions_total", "bot_index_age_seconds", "bot_activities_repeated_total", "bot_requests_refused_total"])
            Assert.Contains(name, metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("secretive", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_path_there_are_no_metrics_to_read()
    {
        await using var host = Host("");
        using var client = host.CreateClient();
        using var response = await client.GetAsync(Address("/metrics"), TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)response.StatusCode);
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);

    private static WebApplicationFactory<Program> Host(string path) => new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
    {
        builder.UseEnvironment("Development");
        builder.UseContentRoot(TestKnowledge.Root);
        builder.UseSetting("Telemetry:PrometheusPath", path);
    });
}
