using CompetencyBot.Competencies;
using CompetencyBot.Exchange;

namespace CompetencyBot.Tests.Exchange;

/// <summary>Files that other programs made.</summary>
public sealed class ForeignImportTests
{
    private const string Standards = """
        {
          "CFDocument": { "identifier": "d", "uri": "https://standards.example/d", "title": "Volunteer Skills", "creator": "Someone", "language": "en-US", "lastChangeDateTime": "2024-05-06T07:08:09+00:00" },
          "CFItems": [
            { "identifier": "i2", "fullStatement": "Shelves\n  in order", "humanCodingScheme": "VS.1.a" },
            { "identifier": "t", "fullStatement": "Shelving" },
            { "identifier": "c", "fullStatement": "Keeps shelves in order", "educationLevel": ["09"] },
            { "identifier": "i1", "fullStatement": "Reads call numbers" },
            { "identifier": "lonely", "fullStatement": "Has nothing below it" }
          ],
          "CFAssociations": [
            { "associationType": "isChildOf", "originNodeURI": { "identifier": "t" }, "destinationNodeURI": { "identifier": "d" }, "sequenceNumber": 1 },
            { "associationType": "isChildOf", "originNodeURI": { "identifier": "c" }, "destinationNodeURI": { "identifier": "t" } },
            { "associationType": "isChildOf", "originNodeURI": { "identifier": "lonely" }, "destinationNodeURI": { "identifier": "t" } },
            { "associationType": "isChildOf", "originNodeURI": { "identifier": "i2" }, "destinationNodeURI": { "identifier": "c" }, "sequenceNumber": 2 },
            { "associationType": "isChildOf", "originNodeURI": { "identifier": "i1" }, "destinationNodeURI": { "identifier": "c" }, "sequenceNumber": 1 },
            { "associationType": "isRelatedTo", "originNodeURI": { "identifier": "i1" }, "destinationNodeURI": { "identifier": "i2" } }
          ]
        }
        """;

    [Fact]
    public void A_CASE_document_from_elsewhere_is_taken_by_its_levels()
    {
        var taken = Assert.IsType<ImportOutcome.Taken>(CaseImport.Read([Standards]));
        var edition = Assert.Single(taken.Editions);
        var place = Assert.Single(edition.Competencies);
        Assert.Equal(("Volunteer Skills", "Shelving", "Keeps shelves in order"), (place.Category.Name, place.Topic.Name, place.Competency.Title));
        Assert.Equal(["SHE-1.1 Reads call numbers", "SHE-1.2 Shelves in order"], place.Competency.Indicators.Select(indicator => $"{indicator.Code} {indicator.Text}"));
        Assert.Equal((Origin.Local, new DateOnly(1, 1, 1)), (place.Topic.Text?.Origin, place.Topic.Text?.Updated));
        Assert.Contains("'Has nothing below it'", Assert.Single(taken.LeftOut));
    }

    [Theory]
    [InlineData("not json", "wrong JSON at line 1")]
    [InlineData("{}", "not a CASE package with statements")]
    [InlineData("""{"CFItems":[{"identifier":"a","fullStatement":"x"}]}""", "flat list")]
    [InlineData("""{"CFItems":[{"identifier":"a"},{"identifier":"b"}],"CFAssociations":[{"associationType":"isChildOf","originNodeURI":{"identifier":"a"},"destinationNodeURI":{"identifier":"b"}},{"associationType":"isChildOf","originNodeURI":{"identifier":"b"},"destinationNodeURI":{"identifier":"a"}}]}""", "flat list")]
    public void What_is_no_usable_CASE_document_is_refused_with_the_reason(string json, string reason) =>
        Assert.Contains(reason, Assert.Single(Assert.IsType<ImportOutcome.Refused>(CaseImport.Read([json])).Reasons));

    [Fact]
    public void Too_many_levels_are_refused()
    {
        var items = string.Join(',', Enumerable.Range(0, 6).Select(number => $$"""{"identifier":"{{number}}","fullStatement":"s"}"""));
        var links = string.Join(',', Enumerable.Range(1, 5).Select(number => $$$"""{"associationType":"isChildOf","originNodeURI":{"identifier":"{{{number}}}"},"destinationNodeURI":{"identifier":"{{{number - 1}}}"}}"""));
        var refused = Assert.IsType<ImportOutcome.Refused>(CaseImport.Read([$$"""{"CFItems":[{{items}}],"CFAssociations":[{{links}}]}"""]));
        Assert.Contains("6 levels deep", Assert.Single(refused.Reasons));
    }

    [Fact]
    public void A_spreadsheets_table_is_taken()
    {
        // Semicolons, a quoted cell with a line break and quotes, other order and case of columns, no kinds.
        const string Table = "Text;CODE;Parent\nShelving;SHV;\nKeeps shelves in order;SHV-1;\n\"Reads \"\"call\nnumbers\"\"; all of them\";SHV-1.1;\nLost;SHV-9.1;\n";
        using var reader = new StringReader(Table);
        var taken = Assert.IsType<ImportOutcome.Taken>(CsvImport.Read(reader));
        var place = Assert.Single(Assert.Single(taken.Editions).Competencies);
        Assert.Equal(("Shelving", "Reads \"call numbers\"; all of them"), (place.Topic.Name, Assert.Single(place.Competency.Indicators).Text));
        Assert.Contains("SHV-9.1", Assert.Single(taken.LeftOut));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("name,number\na,1\n", "column code and text is missing")]
    [InlineData("code,text\nabc,def\n", "No row is a competency")]
    public void What_is_no_usable_table_is_refused_with_the_reason(string table, string reason)
    {
        using var reader = new StringReader(table);
        Assert.Contains(Assert.IsType<ImportOutcome.Refused>(CsvImport.Read(reader)).Reasons, said => said.Contains(reason, StringComparison.Ordinal));
    }
}
