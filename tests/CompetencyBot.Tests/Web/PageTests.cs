using System.Net;
using System.Text.RegularExpressions;
using CompetencyBot.BotFramework.Tests;
using CompetencyBot.Find;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CompetencyBot.Tests.Web;

public sealed class PageTests(SiteHost site) : IClassFixture<SiteHost>
{
    [Theory]
    [InlineData("/en", "en", "Competencies Index for Public Library Staff", "Networking & Security")]
    [InlineData("/fr", "fr", "Index des compétences du personnel des bibliothèques publiques", "Réseaux et sécurité")]
    [InlineData("/en/category/technology", "en", "Technology", "NET Networking & Security")]
    [InlineData("/fr/category/technology", "fr", "Technologie", "NET Réseaux et sécurité")]
    [InlineData("/en/topic/CSC", "en", "CSC Customer Service Champion", "CSC-4.2 Maintains a calm, professional manner")]
    [InlineData("/fr/topic/CSC", "fr", "CSC Champion du service à la clientèle", "CSC-4.2 Garde une attitude calme")]
    [InlineData("/en/competency/CSC-4", "en", "CSC-4 Applies effective techniques to address difficult situations with users", "Text: Ontario Library Service. Last updated July 22, 2015.")]
    [InlineData("/fr/competency/CSC-4", "fr", "CSC-4 Applique des techniques efficaces", "traduit pour ce projet. Dernière mise à jour : 22 juillet 2015.")]
    [InlineData("/en/search", "en", "What would you like to find?", "How do I handle a difficult patron?")]
    [InlineData("/fr/search", "fr", "Que cherchez-vous ?", "Comment gérer un usager difficile ?")]
    public async Task Every_kind_of_page_is_there_in_both_languages(string path, string language, string heading, string text)
    {
        var page = await site.Get(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("text/html; charset=utf-8", page.Header("Content-Type"));
        Assert.Equal(language, page.Attributes("lang")[0]);
        Assert.StartsWith(heading, Assert.Single(page.Elements("h1")), StringComparison.Ordinal);
        Assert.Contains(text, page.Text, StringComparison.Ordinal);
        Assert.Contains(language == "fr" ? "Dernière mise à jour" : "Last updated", page.Elements("footer")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/category/public-service", "/fr/category/public-service")]
    [InlineData("/en/topic/CSC", "/fr/topic/CSC")]
    [InlineData("/fr/competency/CSC-4", "/en/competency/CSC-4")]
    [InlineData("/en/search?q=difficult%20patron", "/fr/search?q=difficult%20patron&lang=fr")]
    public async Task The_language_switch_stays_on_the_page(string path, string other)
    {
        var page = await site.Get(path);
        Assert.Contains($"<a class=\"language\" href=\"{WebUtility.HtmlEncode(other)}\"", page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Get(other)).Status);
    }

    [Theory]
    [InlineData("/", "fr-CA,fr;q=0.9,en;q=0.8", "/fr")]
    [InlineData("/", "de,en-GB;q=0.5", "/en")]
    [InlineData("/", "en;q=0.2,fr;q=0.7", "/fr")]
    [InlineData("/", "zh", "/en")]
    [InlineData("/topic/CSC", "fr", "/fr/topic/CSC")]
    [InlineData("/competency/CSC-4", "en", "/en/competency/CSC-4")]
    [InlineData("/category/technology", "fr", "/fr/category/technology")]
    [InlineData("/search?q=budget", "fr", "/fr/search?q=budget")]
    public async Task An_address_without_a_language_leads_to_the_readers(string path, string preferred, string address)
    {
        var answer = await site.Get(path, ("Accept-Language", preferred));
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.Equal(address, answer.Header("Location"));
        Assert.Contains("Accept-Language", answer.Header("Vary"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/topic/csc", "/en/topic/CSC")]
    [InlineData("/en/competency/csc-4", "/en/competency/CSC-4")]
    [InlineData("/en/competency/CSC-4.2", "/en/competency/CSC-4#CSC-4.2")]
    [InlineData("/fr/topic/CSC-4", "/fr/competency/CSC-4")]
    [InlineData("/fr/competency/CSC", "/fr/topic/CSC")]
    [InlineData("/en/search?q=csc%204.2", "/en/competency/CSC-4#CSC-4.2")]
    [InlineData("/fr/search?q=CSC", "/fr/topic/CSC")]
    public async Task Every_way_to_write_a_code_leads_to_its_page(string path, string address) =>
        Assert.Equal((HttpStatusCode.Found, address), await site.Get(path) is var answer ? (answer.Status, answer.Header("Location")) : default);

    [Theory]
    [InlineData("/en/topic/XYZ", "en", "This page is not in the index", "XYZ is not in the index.")]
    [InlineData("/fr/competency/CSC-99", "fr", "Cette page n'est pas dans l'index", "CSC Champion du service à la clientèle")]
    [InlineData("/en/category/cooking", "en", "This page is not in the index", "Personal/Interpersonal")]
    [InlineData("/fr/topic/%3Cscript%3E", "fr", "Cette page n'est pas dans l'index", "Par exemple")]
    [InlineData("/fr/nowhere/at/all", "fr", "Cette page n'est pas dans l'index", "Par exemple")]
    [InlineData("/nowhere", "en", "This page is not in the index", "For example")]
    public async Task What_is_not_there_is_told_with_a_way_forward(string path, string language, string heading, string text)
    {
        var page = await site.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(language, page.Attributes("lang")[0]);
        Assert.Equal(heading, Assert.Single(page.Elements("h1")));
        Assert.Contains(text, page.Text, StringComparison.Ordinal);
        Assert.Null(page.Header("ETag"));
    }

    [Fact]
    public async Task A_program_that_reads_no_pages_gets_none()
    {
        var answer = await site.Get("/nowhere", ("Accept", "application/json"));
        Assert.Equal((HttpStatusCode.NotFound, ""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task A_page_that_fails_says_so_and_gives_a_reference()
    {
        using var log = new KeptLog();
        await using var broken = new SiteHost().With(services => services
            .AddSingleton<FindHandler>(_ => throw new InvalidOperationException("on purpose")).AddSingleton<ILoggerProvider>(log));
        var page = await broken.Get("/fr/search?q=budget");
        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("Un problème est survenu", Assert.Single(page.Elements("h1")));
        var reference = Assert.Single(Regex.Matches(page.Text, "cette référence .*: ([0-9A-F]{8})")).Groups[1].Value;
        Assert.Contains(log.Lines, line => line.Contains(reference, StringComparison.Ordinal));
        Assert.DoesNotContain("on purpose", page.Body, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_Teams_may_frame_a_page_and_nothing_from_elsewhere_runs_in_it()
    {
        var page = await site.Get("/en/topic/CSC");
        Assert.Equal(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
            + "https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.microsoft365.com https://*.office.com https://outlook.office365.com https://*.teams.microsoft.us",
            page.Header("Content-Security-Policy"));
        Assert.Equal(("nosniff", "same-origin"), (page.Header("X-Content-Type-Options"), page.Header("Referrer-Policy")));
        Assert.Empty(page.Attributes("style"));
        Assert.All(page.Attributes("src"), source => Assert.StartsWith("/assets/", source, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_names_its_own_address_and_those_in_the_other_language()
    {
        await using var named = new SiteHost().With("Web:Address", "https://library.example.org/index/");
        var page = await named.Get("/index/fr/competency/CSC-4");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("<link rel=\"canonical\" href=\"https://library.example.org/index/fr/competency/CSC-4\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("hreflang=\"en\" href=\"https://library.example.org/index/en/competency/CSC-4\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("hreflang=\"x-default\" href=\"https://library.example.org/index/competency/CSC-4\"", page.Body, StringComparison.Ordinal);
        Assert.All(page.Attributes("href").Where(address => address.StartsWith('/')), address => Assert.StartsWith("/index/", address, StringComparison.Ordinal));
        // A proxy may take the path off.
        Assert.Equal(HttpStatusCode.OK, (await named.Get("/fr/competency/CSC-4")).Status);
    }

    [Fact]
    public async Task A_librarys_notes_are_set_apart_and_can_be_kept_off_the_pages()
    {
        var overlay = Directory.CreateTempSubdirectory("overlay-").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(overlay, "overlay.yaml"),
            "notes:\n  - code: CSC-4\n    text: { en: Ask for Jo <first>., fr: Demandez Jo. }\n    links:\n      - { url: \"https://library.example.org/conduct\", title: { en: Conduct, fr: Conduite } }\n",
            TestContext.Current.CancellationToken);
        await using var noted = new SiteHost().With("Knowledge:Overlay", overlay);
        var page = await noted.Get("/en/competency/CSC-4");
        Assert.Contains("Your library's note Ask for Jo <first>. View in library.example.org: Conduct", page.Text, StringComparison.Ordinal);
        Assert.Contains("<div class=\"note\" role=\"note\">", page.Body, StringComparison.Ordinal);

        await using var quiet = new SiteHost().With("Knowledge:Overlay", overlay).With("Web:Notes", "false");
        Assert.DoesNotContain("Jo", (await quiet.Get("/en/competency/CSC-4")).Text, StringComparison.Ordinal);
        Directory.Delete(overlay, recursive: true);
    }

    [Fact]
    public async Task Pages_can_be_switched_off()
    {
        await using var botOnly = new SiteHost().With("Web:Pages", "false");
        foreach (var path in (string[])["/", "/en", "/en/topic/CSC", "/search?q=budget", "/tab", "/tab/dark/en"]) Assert.Equal((HttpStatusCode.NotFound, ""), await botOnly.Get(path) is var answer ? (answer.Status, answer.Body) : default);
        Assert.Equal(HttpStatusCode.OK, (await botOnly.Get("/health/live")).Status);
    }

    [Fact]
    public async Task The_bots_endpoint_is_left_alone()
    {
        var answer = await site.Get("/api/messages");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("", answer.Body);
    }
}
