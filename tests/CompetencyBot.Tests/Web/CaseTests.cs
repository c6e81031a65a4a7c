using System.Net;
using System.Text.Json;
using CompetencyBot.Competencies;
using CompetencyBot.Exchange;

namespace CompetencyBot.Tests.Web;

public sealed class CaseTests(SiteHost site) : IClassFixture<SiteHost>
{
    private const string Root = "/ims/case/v1p1";

    /// <summary>CSC-4 in English.</summary>
    private const string Item = "3b99a7ab-934f-53a3-8d3a-bc5e0b9f2f14";

    [Fact]
    public async Task The_documents_lead_to_packages_that_import_takes_as_they_are()
    {
        var documents = await site.Get($"{Root}/CFDocuments");
        Assert.Equal("2", documents.Header("X-Total-Count"));
        var list = Parse(documents).GetProperty("CFDocuments").EnumerateArray().ToList();
        Assert.Equal(["en", "fr"], list.Select(document => document.GetProperty("language").GetString()));

        var packages = new List<string>();
        foreach (var identifier in list.Select(document => document.GetProperty("identifier").GetString())) packages.Add((await site.Get($"{Root}/CFPackages/{identifier}")).Body);
        var taken = Assert.IsType<ImportOutcome.Taken>(CaseImport.Read(packages));
        Assert.Empty(taken.LeftOut);
        Assert.Equal(
            TestKnowledge.Edition(Language.French).Competencies.SelectMany(place => place.Competency.Indicators).Select(indicator => (indicator.Code, indicator.Text)),
            taken.Editions[1].Competencies.SelectMany(place => place.Competency.Indicators).Select(indicator => (indicator.Code, indicator.Text)));
    }

    [Fact]
    public async Task A_page_of_the_documents_is_given_on_request()
    {
        var documents = await site.Get($"{Root}/CFDocuments?limit=1&offset=1");
        Assert.Equal("2", documents.Header("X-Total-Count"));
        Assert.Equal("fr", Assert.Single(Parse(documents).GetProperty("CFDocuments").EnumerateArray()).GetProperty("language").GetString());
    }

    [Fact]
    public async Task Everything_in_a_package_is_there_by_its_identifier()
    {
        var item = Parse(await site.Get($"{Root}/CFItems/{Item.ToUpperInvariant()}"));
        Assert.Equal(("CSC-4", "Competency"), (item.GetProperty("humanCodingScheme").GetString(), item.GetProperty("CFItemType").GetString()));

        var around = Parse(await site.Get($"{Root}/CFItemAssociations/{Item}"));
        Assert.Equal(Item, around.GetProperty("CFItem").GetProperty("identifier").GetString());
        // Its topic and its five indicators.
        var associations = around.GetProperty("CFAssociations").EnumerateArray().ToList();
        Assert.Equal(6, associations.Count);
        foreach (var identifier in associations.Select(association => association.GetProperty("identifier").GetString()))
            Assert.Equal(identifier, Parse(await site.Get($"{Root}/CFAssociations/{identifier}")).GetProperty("identifier").GetString());

        var document = item.GetProperty("CFDocumentURI").GetProperty("identifier").GetString();
        Assert.Equal(document, Parse(await site.Get($"{Root}/CFDocuments/{document}")).GetProperty("identifier").GetString());
    }

    [Theory]
    [InlineData("CFDocuments")]
    [InlineData("CFPackages")]
    [InlineData("CFItems")]
    [InlineData("CFAssociations")]
    [InlineData("CFItemAssociations")]
    public async Task What_is_not_there_is_told_as_CASE_does(string kind)
    {
        var answer = await site.Get($"{Root}/{kind}/00000000-0000-0000-0000-000000000000");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("failure", Parse(answer).GetProperty("imsx_codeMajor").GetString());
        Assert.Equal("unknownobject", Parse(answer).GetProperty("imsx_codeMinor").GetProperty("imsx_codeMinorField")[0].GetProperty("imsx_codeMinorFieldValue").GetString());
    }

    [Fact]
    public async Task With_a_public_address_every_address_leads_here()
    {
        await using var named = new SiteHost().With("Web:Address", "https://bot.example.org/index");
        var item = Parse(await named.Get($"{Root}/CFItems/{Item}"));
        string?[] addresses =
        [
            item.GetProperty("uri").GetString(),
            item.GetProperty("CFDocumentURI").GetProperty("uri").GetString(),
            .. Parse(await named.Get($"{Root}/CFDocuments")).GetProperty("CFDocuments").EnumerateArray().Select(document => document.GetProperty("CFPackageURI").GetProperty("uri").GetString()),
            .. Parse(await named.Get($"{Root}/CFItemAssociations/{Item}")).GetProperty("CFAssociations").EnumerateArray()
                .SelectMany(association => (string?[])[association.GetProperty("uri").GetString(), association.GetProperty("originNodeURI").GetProperty("uri").GetString(), association.GetProperty("destinationNodeURI").GetProperty("uri").GetString()]),
        ];
        foreach (var address in addresses)
        {
            Assert.StartsWith($"https://bot.example.org/index{Root}/", address, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await named.Get(new Uri(address!).AbsolutePath)).Status);
        }
    }

    private static JsonElement Parse(Answer answer)
    {
        Assert.StartsWith("application/json", answer.Header("Content-Type"), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(answer.Body);
        return document.RootElement.Clone();
    }
}
