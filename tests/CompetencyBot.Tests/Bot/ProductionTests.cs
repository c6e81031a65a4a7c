using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CompetencyBot.Tests.Bot;

/// <summary>The whole program as it is deployed, where nobody can be reached.</summary>
public sealed class ProductionTests
{
    [Fact]
    public async Task With_its_registration_the_program_starts_lets_no_stranger_in_and_says_what_it_lacks()
    {
        await using var host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Production");
            builder.UseContentRoot(TestKnowledge.Root);
            builder.UseSetting("MicrosoftAppId", "11111111-2222-3333-4444-555555555555");
            builder.UseSetting("MicrosoftAppPassword", "a secret");
            builder.UseSetting("Bot:OpenIdMetadata", "http://127.0.0.1:9/metadata");
            builder.UseSetting("Bot:LoginHost", "http://127.0.0.1:9");
        });
        using var client = host.CreateClient();
        using var content = new StringContent("""{"type":"message","text":"help"}""", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("/api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);

        using var health = JsonDocument.Parse(await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("degraded", health.RootElement.GetProperty("status").GetString());
        Assert.Equal(
            "There is no token for the channel, so replies cannot be sent. The log says why.",
            health.RootElement.GetProperty("checks").GetProperty("channel token").GetProperty("description").GetString());
    }
}
