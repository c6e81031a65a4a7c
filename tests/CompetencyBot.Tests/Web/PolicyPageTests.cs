using System.Net;

namespace CompetencyBot.Tests.Web;

public sealed class PolicyPageTests(SiteHost site) : IClassFixture<SiteHost>
{
    [Theory]
    [InlineData("/privacy", "en-CA", "en", "Privacy", "It keeps no text of yours.")]
    [InlineData("/privacy", "fr-CA,fr;q=0.9,en;q=0.5", "fr", "Confidentialité", "Il ne conserve aucun de vos textes.")]
    [InlineData("/terms", "de, fr;q=0.4", "fr", "Conditions d'utilisation", "Il est offert tel quel.")]
    [InlineData("/terms", "", "en", "Terms of use", "It is offered as it is.")]
    [InlineData("/terms?lang=fr", "en", "fr", "Conditions d'utilisation", "Il est offert tel quel.")]
    public async Task What_the_listing_in_Teams_links_to_is_a_page_like_the_others_in_the_readers_language(string path, string preferred, string language, string heading, string text)
    {
        var page = await site.Get(path, ("Accept-Language", preferred));
        Assert.Equal((HttpStatusCode.OK, language, heading), (page.Status, page.Attributes("lang")[0], Assert.Single(page.Elements("h1"))));
        Assert.Contains(text, page.Text, StringComparison.Ordinal);
        Assert.Contains("role=\"search\"", page.Body, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(("nosniff", "same-origin"), (page.Header("X-Content-Type-Options"), page.Header("Referrer-Policy")));
        Assert.Contains("Accept-Language", page.Header("Vary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_there_without_the_other_pages_and_lead_to_none_of_them()
    {
        await using var botOnly = new SiteHost().With("Web:Pages", "false");
        var page = await botOnly.Get("/privacy");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["/privacy?lang=fr", "/privacy", "/terms"], page.Attributes("href").Where(address => address.StartsWith('/') && !address.StartsWith("/assets/", StringComparison.Ordinal)));
        Assert.Empty(page.Attributes("action"));
        foreach (var asset in page.Attributes("href").Concat(page.Attributes("src")).Where(address => address.StartsWith("/assets/", StringComparison.Ordinal)))
            Assert.Equal(HttpStatusCode.OK, (await botOnly.Get(asset)).Status);
    }
}
