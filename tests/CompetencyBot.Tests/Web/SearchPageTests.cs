using System.Net;

namespace CompetencyBot.Tests.Web;

public sealed class SearchPageTests(SiteHost site) : IClassFixture<SiteHost>
{
    [Fact]
    public async Task A_search_gives_the_bots_answer_with_its_words_marked_and_then_the_rest()
    {
        var page = await site.Get("/en/search?q=how+do+I+handle+a+difficult+patron%3F");
        Assert.Equal("Results for “how do I handle a difficult patron?”", Assert.Single(page.Elements("h1")));
        Assert.Equal(["Closest to your question", "Further competencies that speak of it"], page.Elements("h2"));
        Assert.Contains("Closest to your question Management/Leadership › Customer Service Champion CSC-4 Applies effective techniques", page.Text, StringComparison.Ordinal);
        Assert.Contains("difficult situations", page.Elements("mark"));
        Assert.Contains("Text: Ontario Library Service. Last updated July 22, 2015.", page.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"robots\" content=\"noindex\"", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_the_other_language_lead_to_its_page_and_the_switch_overrules_them()
    {
        var answer = await site.Get("/en/search?q=comment+g%C3%A9rer+un+usager+difficile");
        Assert.Equal((HttpStatusCode.Found, "/fr/search?q=comment%20g%C3%A9rer%20un%20usager%20difficile"), (answer.Status, answer.Header("Location")));
        Assert.Contains("CSC-4", (await site.Get(answer.Header("Location")!)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/en/search?q=comment+g%C3%A9rer+un+usager+difficile&lang=en")).Status);
    }

    [Fact]
    public async Task A_topic_narrows_the_results()
    {
        var all = await site.Get("/en/search?q=budget+for+training");
        var narrow = Assert.Single(all.Attributes("href"), address => address.EndsWith("&topic=BUD", StringComparison.Ordinal));
        var page = await site.Get(narrow);
        Assert.Equal(["In Budget & Finance"], page.Elements("h2"));
        Assert.DoesNotContain("TRN-", page.Text, StringComparison.Ordinal);
        Assert.Contains("&topic=BUD\" aria-current=\"true\"", page.Body.Replace("&amp;", "&", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/search?q=xqzt+vlrp", "The index doesn't hold an answer to that")]
    [InlineData("/fr/search?q=xqzt+vlrp", "L'index ne contient pas de réponse")]
    [InlineData("/en/search?q=what+time+do+you+close+today", "The index doesn't hold the facts of one library")]
    public async Task A_search_that_finds_nothing_says_what_to_do(string path, string heading)
    {
        var page = await site.Get(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith(heading, page.Elements("h2")[0], StringComparison.Ordinal);
        Assert.Contains(page.Attributes("href"), address => address.Contains("/search?q=How", StringComparison.Ordinal) || address.Contains("/search?q=Comment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mended_words_are_told() =>
        Assert.Contains("Showing results for customer", (await site.Get("/en/search?q=irate+custommer")).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' OR 1=1 -- {{7*7}} \u0000 \ud83d\ude00")]
    public async Task A_persons_text_never_becomes_markup(string text)
    {
        var page = await site.Get($"/en/search?lang=en&q={Uri.EscapeDataString(text)}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("<script>", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_cut_and_that_is_told()
    {
        var page = await site.Get($"/en/search?q={string.Join('+', Enumerable.Repeat("budget", 600))}");
        Assert.Contains("Only the first 2000 characters were read.", page.Text, StringComparison.Ordinal);
    }
}
