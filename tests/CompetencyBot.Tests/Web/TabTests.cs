using System.Net;
using System.Text.RegularExpressions;
using CompetencyBot.Browse;
using CompetencyBot.Competencies;
using CompetencyBot.Tests.Package;
using CompetencyBot.Web;
using Microsoft.Extensions.Options;

namespace CompetencyBot.Tests.Web;

/// <summary>The pages inside Teams.</summary>
public sealed class TabTests(SiteHost site) : IClassFixture<SiteHost>
{
    private static readonly Uri App = new("https://bot.example.org");
    private static readonly Guid Id = Guid.Parse(ManifestCopy.AppId);

    [Theory]
    [InlineData("lang=fr-ca&theme=dark&at=", "en", "/tab/dark/fr")]
    [InlineData("lang=en-us&theme=contrast&at=", "fr", "/tab/contrast/en")]
    [InlineData("lang=en-us&theme=glass&at=", "fr", "/tab/dark/en")]
    [InlineData("lang=de-de&theme=default&at=", "fr", "/tab/default/fr")]
    [InlineData("lang=en-us&theme=sepia&at=", "en", "/tab/auto/en")]
    [InlineData("lang=en-us&theme=dark&at=fr_CSC-4", "en", "/tab/dark/fr/competency/CSC-4")]
    [InlineData("lang=en-us&theme=dark&at=en_CSC-4.2", "en", "/tab/dark/en/competency/CSC-4#CSC-4.2")]
    [InlineData("lang=en-us&theme=dark&at=nonsense", "en", "/tab/dark/en")]
    [InlineData("lang=fr-ca&theme=dark&at=&show=CSC", "en", "/tab/dark/fr/topic/CSC")]
    [InlineData("lang=fr-ca&theme=dark&at=en_BUD&show=CSC", "en", "/tab/dark/en/topic/BUD")]
    [InlineData("lang={app.locale}&theme={app.theme}&at={page.subPageId}&show=CSC-4", "fr", "/tab/auto/fr/competency/CSC-4?entry")]
    public async Task Teams_comes_in_where_its_language_theme_and_link_say(string filled, string preferred, string address)
    {
        var answer = await site.Get($"/tab?{filled}", ("Accept-Language", preferred));
        Assert.Equal((HttpStatusCode.Found, address), (answer.Status, answer.Header("Location")));
        Assert.Equal(HttpStatusCode.OK, (await site.Get(address.Split('#')[0])).Status);
    }

    [Theory]
    [InlineData("/tab/dark/en", "dark")]
    [InlineData("/tab/contrast/fr/topic/CSC", "contrast")]
    [InlineData("/tab/default/fr/competency/CSC-4", "default")]
    [InlineData("/tab/dark/en/category/technology", "dark")]
    [InlineData("/tab/dark/en/search?q=budget", "dark")]
    [InlineData("/tab/dark/fr/search?q=xqzt%20vlrp&lang=fr", "dark")]
    [InlineData("/tab/dark/fr/competency/CSC-99", "dark")]
    public async Task A_page_in_the_tab_has_its_theme_from_the_start_and_leads_on_inside_the_tab(string path, string theme)
    {
        var page = await site.Get(path);
        Assert.Contains($" data-theme=\"{theme}\" data-tab=\"/tab\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"robots\" content=\"noindex\"", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"home\"", page.Body, StringComparison.Ordinal);
        foreach (var link in Regex.Matches(page.Body, "<a [^>]*>").Select(match => match.Value).Where(link => !link.Contains("target=\"_blank\"", StringComparison.Ordinal)))
            Assert.Matches($"href=\"(#|/tab/{theme}/)", link);
        Assert.All(page.Attributes("action"), address => Assert.StartsWith($"/tab/{theme}/", address, StringComparison.Ordinal));
        Assert.Contains(page.Attributes("src"), source => source.EndsWith("/teams-js.js", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/tab/dark/en/competency/csc-4.2", "/tab/dark/en/competency/CSC-4#CSC-4.2")]
    [InlineData("/tab/dark/en/search?q=csc%204", "/tab/dark/en/competency/CSC-4")]
    [InlineData("/tab/contrast/en/search?q=heure%20du%20conte%20pour%20les%20tout-petits", "/tab/contrast/fr/search?q=heure%20du%20conte%20pour%20les%20tout-petits")]
    public async Task A_page_that_leads_elsewhere_stays_in_the_tab(string path, string address) => Assert.Equal(address, (await site.Get(path)).Header("Location"));

    [Theory]
    [InlineData("/tab/sepia/en")]
    [InlineData("/tab/dark")]
    [InlineData("/tab/dark-stag/en/topic/CSC")]
    public async Task An_unknown_look_is_no_page(string path)
    {
        var page = await site.Get(path);
        Assert.Equal((HttpStatusCode.NotFound, "This page is not in the index"), (page.Status, Assert.Single(page.Elements("h1"))));
    }

    [Fact]
    public async Task Pages_outside_Teams_load_nothing_of_it()
    {
        foreach (var path in (string[])["/en", "/fr/topic/CSC", "/en/competency/CSC-4", "/en/search?q=budget", "/privacy"])
        {
            var page = await site.Get(path);
            Assert.DoesNotContain("teams-js", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("/tab", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("_blank", page.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/tab/dark/en/topic/CSC", "/tab/auto-stage/en/topic/CSC", "Share to meeting stage")]
    [InlineData("/tab/default/fr/competency/CSC-4", "/tab/auto-stage/fr/competency/CSC-4", "Partager sur la scène de la réunion")]
    public async Task A_topic_and_a_competency_can_be_put_on_the_stage_where_everybody_has_their_own_theme(string path, string stage, string button)
    {
        var page = await site.Get(path);
        Assert.Equal(stage, Assert.Single(page.Attributes("data-stage")));
        Assert.Contains(button, page.Elements("button"));

        var shown = await site.Get(stage);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("class=\"stage\"", shown.Body, StringComparison.Ordinal);
        Assert.Empty(shown.Attributes("data-stage"));
        Assert.Empty(shown.Attributes("data-theme"));
        Assert.DoesNotContain("role=\"search\"", shown.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"categories\"", shown.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("/tab/dark/en")]
    [InlineData("/tab/dark/en/search?q=budget")]
    public async Task Nothing_else_is_offered_for_the_stage(string path) => Assert.Empty((await site.Get(path)).Attributes("data-stage"));

    [Fact]
    public async Task A_tab_can_be_set_up_with_the_whole_index_any_topic_or_any_competency()
    {
        var page = await site.Get("/tab/settings?lang=fr-ca&theme=dark");
        Assert.Equal("Que doit montrer l'onglet ?", Assert.Single(page.Elements("h1")));
        Assert.Equal("dark", Assert.Single(page.Attributes("data-theme")));
        var edition = TestKnowledge.Edition(Language.French);
        Assert.Equal(edition.Topics.Select(place => place.Topic.Code).Concat(edition.Competencies.Select(place => place.Competency.Code)).Select(code => code.ToString()), page.Attributes("value").Where(value => value.All(letter => !char.IsLower(letter))));
        Assert.Equal("/tab?lang={app.locale}&theme={app.theme}&at={page.subPageId}&show=", Assert.Single(page.Attributes("data-content")));
        Assert.DoesNotContain("class=\"categories\"", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_manifest_opens_is_there()
    {
        var manifest = ManifestCopy.Json(new ManifestCopy().Packed().Zip, "manifest.json");
        var own = manifest["staticTabs"]![0]!;
        Assert.Equal(IndexPages.Tab, (string?)own["entityId"]);
        Assert.Equal("/tab/dark/fr", (await site.Get(Filled(own["contentUrl"]))).Header("Location"));
        Assert.Equal("/en", (await site.Get(Filled(own["websiteUrl"]))).Header("Location"));
        Assert.Equal(HttpStatusCode.OK, (await site.Get(Filled(manifest["configurableTabs"]![0]!["configurationUrl"]))).Status);

        static string Filled(System.Text.Json.Nodes.JsonNode? address) =>
            new Uri(((string)address!).Replace("{app.locale}", "fr-ca", StringComparison.Ordinal).Replace("{app.theme}", "dark", StringComparison.Ordinal).Replace("{page.subPageId}", "", StringComparison.Ordinal)).PathAndQuery;
    }

    [Fact]
    public async Task The_tab_stands_below_the_path_of_the_public_address()
    {
        await using var named = new SiteHost().With("Web:Address", "https://library.example.org/index/");
        Assert.Equal("/index/tab/dark/fr/topic/CSC", (await named.Get("/index/tab?lang=fr&theme=dark&show=CSC")).Header("Location"));
        var page = await named.Get("/index/tab/dark/fr/topic/CSC");
        Assert.Equal("/index/tab", Assert.Single(page.Attributes("data-tab")));
        Assert.Equal("/index/tab/auto-stage/fr/topic/CSC", Assert.Single(page.Attributes("data-stage")));
    }

    [Fact]
    public void A_card_leads_into_the_tab_where_the_app_is_known_and_to_the_page_elsewhere()
    {
        var code = Code.TryParse("CSC-4.2", out var parsed) ? parsed : default;
        Assert.Null(Pages(null, null).LinkTo(code, Language.French));
        Assert.Equal("https://bot.example.org/fr/competency/CSC-4#CSC-4.2", Pages(App, null).LinkTo(code, Language.French)?.AbsoluteUri);

        var link = Pages(App, Id).LinkTo(code, Language.French)!;
        Assert.Equal($"https://teams.microsoft.com/l/entity/{Id}/index", link.GetLeftPart(UriPartial.Path));
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(link.Query);
        Assert.Equal("https://bot.example.org/fr/competency/CSC-4#CSC-4.2", query["webUrl"]);
        Assert.Equal("""{"subEntityId":"fr_CSC-4.2"}""", query["context"]);
        Assert.True(IndexPages.TryReadSubPage("fr_CSC-4.2", out var back, out var language));
        Assert.Equal((code, Language.French), (back, language));
    }

    [Fact]
    public async Task The_bots_own_card_leads_into_the_tab_and_a_card_for_others_to_the_page()
    {
        await using var inTeams = new SiteHost().With("Web:Address", App.AbsoluteUri).With("Web:TeamsAppId", Id.ToString());
        using var client = inTeams.CreateClient();
        var own = await Post("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"verb":"browse/competency","data":{"verb":"browse/competency","language":"fr","code":"CSC-4"}}},""");
        Assert.Contains($"https://teams.microsoft.com/l/entity/{Id}/index?webUrl=https%3A%2F%2Fbot.example.org%2Ffr%2Fcompetency%2FCSC-4&label=CSC-4&context=%7B%22subEntityId%22%3A%22fr_CSC-4%22%7D", own, StringComparison.Ordinal);
        Assert.Contains("https://teams.microsoft.com/share?href=https%3A%2F%2Fbot.example.org%2Ffr%2Fcompetency%2FCSC-4", own, StringComparison.Ordinal);

        var shared = await Post("""{"type":"invoke","name":"composeExtension/queryLink","value":{"url":"https://bot.example.org/fr/competency/CSC-4"},""");
        Assert.Contains("\"https://bot.example.org/fr/competency/CSC-4\"", shared, StringComparison.Ordinal);
        Assert.DoesNotContain("/l/entity/", shared, StringComparison.Ordinal);

        async Task<string> Post(string activity)
        {
            using var content = new StringContent(
                $$$"""{{{activity}}}"id":"{{{Guid.NewGuid()}}}","channelId":"msteams","serviceUrl":"https://smba.example/","locale":"fr-CA","from":{"id":"person"},"recipient":{"id":"bot"},"conversation":{"id":"tab"}}""", System.Text.Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(new Uri("/api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);
            return Regex.Unescape(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void The_apps_id_needs_a_public_address_beside_it()
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Server.Build(["--environment=Development", $"--Web:TeamsAppId={Id}"]));
        Assert.Contains("Web:TeamsAppId needs Web:Address", refusal.Message, StringComparison.Ordinal);
    }

    private static IndexPages Pages(Uri? address, Guid? app) => new(Options.Create(new PageOptions { Address = address, TeamsAppId = app }));
}
