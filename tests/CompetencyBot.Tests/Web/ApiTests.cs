using System.Net;
using System.Text.Json;
using CompetencyBot.Ask;
using CompetencyBot.Competencies;

namespace CompetencyBot.Tests.Web;

public sealed class ApiTests(SiteHost site) : IClassFixture<SiteHost>
{
    [Theory]
    [InlineData("how do I handle a difficult patron?", null)]
    [InlineData("comment gérer un usager difficile ?", null)]
    [InlineData("budget", "fr")]
    [InlineData("what time do you close", null)]
    public async Task A_search_is_what_ask_prints_as_JSON(string question, string? language)
    {
        var answer = await site.Get($"/api/search?q={Uri.EscapeDataString(question)}{(language is null ? "" : $"&lang={language}")}");
        var outcome = new AskHandler(TestKnowledge.Snapshots).Ask(question, Language.English, language is null ? null : Languages.FromLocale(language));
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        Assert.True(JsonElement.DeepEquals(Parse(JsonSerializer.Serialize(AskAnswer.For(outcome), AskJson.Readable.AskAnswer)), Parse(answer.Body)), answer.Body);
    }

    [Theory]
    [InlineData("/api/competencies", "en", 181)]
    [InlineData("/api/competencies?lang=fr", "fr", 181)]
    [InlineData("/api/competencies?topic=csc", "en", 4)]
    public async Task Competencies_are_listed_in_order(string path, string language, int count)
    {
        var list = Parse((await site.Get(path)).Body);
        Assert.Equal(language, list.GetProperty("language").GetString());
        Assert.Equal(TestKnowledge.Edition(Languages.FromLocale(language)).Title, list.GetProperty("title").GetString());
        Assert.Equal(count, list.GetProperty("competencies").GetArrayLength());
    }

    [Fact]
    public async Task Every_competency_is_there_by_its_code_and_its_indicators()
    {
        foreach (var code in (string[])["CSC-4", "csc-4.2", "CSC-4.5"])
        {
            var competency = Parse((await site.Get($"/api/competencies/{code}?lang=fr")).Body);
            Assert.Equal("CSC-4", competency.GetProperty("code").GetString());
            Assert.Equal("fr", competency.GetProperty("language").GetString());
            Assert.Equal(["CSC-4.1", "CSC-4.2", "CSC-4.3", "CSC-4.4", "CSC-4.5"], competency.GetProperty("indicators").EnumerateArray().Select(indicator => indicator.GetProperty("code").GetString()));
            Assert.Equal("""{"origin":"translation","adapted":false,"updated":"2015-07-22"}""", competency.GetProperty("source").GetRawText());
        }
    }

    [Theory]
    [InlineData("fr-CA", "fr")]
    [InlineData("en", "en")]
    public async Task Without_a_language_the_client_chooses(string preferred, string language)
    {
        var answer = await site.Get("/api/competencies/CSC-4", ("Accept-Language", preferred));
        Assert.Equal(language, Parse(answer.Body).GetProperty("language").GetString());
        Assert.Contains("Accept-Language", answer.Header("Vary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_in_another_language_is_another_answer()
    {
        var french = await site.Get("/api/competencies/CSC-4", ("Accept-Language", "fr"));
        Assert.Equal(HttpStatusCode.NotModified, (await site.Get("/api/competencies/CSC-4", ("Accept-Language", "fr"), ("If-None-Match", french.Header("ETag")!))).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/api/competencies/CSC-4", ("Accept-Language", "en"), ("If-None-Match", french.Header("ETag")!))).Status);
    }

    [Theory]
    [InlineData("/api/competencies/CSC-99", 404, "CSC-99 is not in the index.")]
    [InlineData("/api/competencies/CSC", 404, "CSC is a topic: its competencies are at /api/competencies?topic=CSC.")]
    [InlineData("/api/competencies/what", 404, "WHAT is not in the index.")]
    [InlineData("/api/competencies/12", 404, "'12' is not a code such as CSC-4.")]
    [InlineData("/api/competencies?lang=de", 400, "lang is en or fr.")]
    [InlineData("/api/search", 400, "Give the question: /api/search?q=…")]
    [InlineData("/api/search?q=budget&lang=xx", 400, "lang is en or fr.")]
    public async Task What_is_wrong_with_a_request_is_told(string path, int status, string detail)
    {
        var answer = await site.Get(path);
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal("application/problem+json", answer.Header("Content-Type"));
        Assert.Equal(detail, Parse(answer.Body).GetProperty("detail").GetString());
        Assert.Null(answer.Header("ETag"));
    }

    [Fact]
    public async Task With_a_public_address_competencies_name_their_page()
    {
        await using var named = new SiteHost().With("Web:Address", "https://bot.example.org");
        Assert.Equal("https://bot.example.org/fr/competency/CSC-4", Parse((await named.Get("/api/competencies/CSC-4?lang=fr")).Body).GetProperty("address").GetString());
        Assert.Equal("https://bot.example.org", Parse((await named.Get("/openapi/v1.json")).Body).GetProperty("servers")[0].GetProperty("url").GetString());
    }

    [Fact]
    public async Task The_doors_for_programs_are_described_and_nothing_else_is()
    {
        var description = Parse((await site.Get("/openapi/v1.json")).Body);
        Assert.Equal(
            [
                "/api/competencies", "/api/competencies/{code}", "/api/search",
                "/ims/case/v1p1/CFAssociations/{id}", "/ims/case/v1p1/CFDocuments", "/ims/case/v1p1/CFDocuments/{id}",
                "/ims/case/v1p1/CFItemAssociations/{id}", "/ims/case/v1p1/CFItems/{id}", "/ims/case/v1p1/CFPackages/{id}",
            ],
            description.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
        var schemas = description.GetProperty("components").GetProperty("schemas");
        Assert.Equal(["starter", "ontario-library-service", "translation", "local"], schemas.GetProperty("Origin").GetProperty("enum").EnumerateArray().Select(value => value.GetString()));
        var members = Parse((await site.Get("/api/search?q=difficult+patron")).Body).EnumerateObject().Select(member => member.Name);
        Assert.Equal(members, schemas.GetProperty("AskAnswer").GetProperty("properties").EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task The_doors_for_programs_can_be_switched_off()
    {
        await using var closed = new SiteHost().With("Web:Api", "false");
        foreach (var path in (string[])["/api/competencies", "/api/search?q=budget", "/openapi/v1.json", "/ims/case/v1p1/CFDocuments"]) Assert.Equal(HttpStatusCode.NotFound, (await closed.Get(path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await closed.Get("/en")).Status);
    }

    [Fact]
    public async Task A_program_that_asks_too_often_is_told_as_a_program()
    {
        await using var limited = new SiteHost().With("Web:RequestsPerMinute", "1");
        Assert.Equal(HttpStatusCode.OK, (await limited.Get("/api/competencies/CSC-4")).Status);
        var refused = await limited.Get("/api/competencies/CSC-4");
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (refused.Status, refused.Header("Content-Type")));
        Assert.NotNull(refused.Header("Retry-After"));
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
