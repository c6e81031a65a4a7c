namespace CompetencyBot.Tests.Bot;

public sealed class PolicyPageTests(BotHost host) : IClassFixture<BotHost>
{
    [Theory]
    [InlineData("/privacy", "en-CA", "<h1>Privacy</h1>")]
    [InlineData("/privacy", "fr-CA,fr;q=0.9,en;q=0.5", "<h1>Confidentialit&#233;</h1>")]
    [InlineData("/terms", "de, fr;q=0.4", "<h1>Terms of use</h1>")]
    [InlineData("/terms", "", "<h1>Terms of use</h1>")]
    public async Task What_the_listing_in_Teams_links_to_is_there_in_the_browsers_language(string path, string languages, string heading)
    {
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", languages);
        Assert.Contains(heading, await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
