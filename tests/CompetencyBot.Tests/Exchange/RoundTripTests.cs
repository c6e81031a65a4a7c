using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CompetencyBot.Competencies;
using CompetencyBot.Exchange;
using CompetencyBot.Knowledge;

namespace CompetencyBot.Tests.Exchange;

/// <summary>What is exported comes back the same, every topic in both languages.</summary>
public sealed class RoundTripTests : IDisposable
{
    private static readonly JsonSerializerOptions WithCodes = new() { Converters = { new CodeAsText() } };

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"import-{Guid.NewGuid():N}");

    [Fact]
    public void Markdown_comes_back_the_same() => ComesBack([.. Languages.All.Select(TestKnowledge.Edition)], TestKnowledge.Shipped.Framework.Source);

    [Fact]
    public void CASE_comes_back_the_same()
    {
        var documents = Languages.All.Select(language => JsonSerializer.Serialize(CaseExport.Write(TestKnowledge.Shipped.Framework, language), CaseJson.Readable.CasePackage));
        var taken = Assert.IsType<ImportOutcome.Taken>(CaseImport.Read(documents));
        Assert.Empty(taken.LeftOut);
        ComesBack(taken.Editions, taken.Source);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public void CSV_comes_back_the_same(string mark)
    {
        using var table = new StringWriter();
        CsvFormat.Write(TestKnowledge.Shipped.Framework, table);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mark + table));
        using var reader = new StreamReader(stream);
        var taken = Assert.IsType<ImportOutcome.Taken>(CsvImport.Read(reader));
        Assert.Equal([], taken.LeftOut);
        ComesBack(taken.Editions, taken.Source);
    }

    [Fact]
    public void CASE_identifiers_stay_the_same_and_are_each_used_once()
    {
        var package = CaseExport.Write(TestKnowledge.Shipped.Framework, Language.English);
        // Python's uuid.uuid5(NAMESPACE_URL, source + "#en/CSC-4").
        Assert.Equal("3b99a7ab-934f-53a3-8d3a-bc5e0b9f2f14", package.Items!.First(item => item.HumanCodingScheme == "CSC-4").Identifier);
        string?[] identifiers = [package.Document!.Identifier, .. package.Items!.Select(item => item.Identifier), .. package.Associations!.Select(link => link.Identifier)];
        Assert.Equal(identifiers.Length, identifiers.Distinct().Count());
    }

    [Theory]
    [InlineData("Uses * and _marks_ and `code` with [brackets] <b> & &amp; ~~gone~~ #")]
    [InlineData("1. is how it begins")]
    [InlineData("- so")]
    [InlineData("# so")]
    [InlineData("C# and snake_case stay (as they are): \"yes\", 100 %")]
    [InlineData("--- so")]
    [InlineData("Ends with {#ABC-9}")]
    public void Text_that_looks_like_markup_survives(string text)
    {
        var topic = new Topic(new Code("ABC"), text, new TopicText(text, new DateOnly(2026, 1, 2), Origin.Local, text), [new Competency(Code.Parse("ABC-1"), text, [new Indicator(Code.Parse("ABC-1.1"), text)], [text])]);
        ComesBack([.. Languages.All.Select(language => new Edition(language, text, text, text, [new Category("abc", text, [topic])]))], new Uri("https://example.org/x?y=1&z"));
    }

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private void ComesBack(ImmutableArray<Edition> editions, Uri source)
    {
        KnowledgeWriter.Write(source, editions, TestKnowledge.Shipped.Vocabularies, TestKnowledge.Shipped.Elsewhere, folder);
        var outcome = KnowledgeReader.Read(folder);
        Assert.Equal("", outcome is KnowledgeOutcome.Refused refused ? string.Join('\n', refused.Problems) : "");
        var read = Assert.IsType<KnowledgeOutcome.Read>(outcome).Knowledge;
        Assert.Equal(source, read.Framework.Source);
        foreach (var language in Languages.All) Assert.Equal(TestKnowledge.Shipped.Elsewhere[language].Lines.AsEnumerable(), read.Elsewhere[language].Lines);
        foreach (var edition in editions) Assert.Equal(Text(edition), Text(read.Framework.In(edition.Language)));
    }

    private static string Text(Edition edition) =>
        JsonSerializer.Serialize(new { edition.Title, edition.Publisher, edition.Licence, edition.Categories }, WithCodes);

    private sealed class CodeAsText : JsonConverter<Code>
    {
        public override Code Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Code value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
