using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using CompetencyBot.Ask;
using CompetencyBot.Browse;
using CompetencyBot.Competencies;
using CompetencyBot.Snapshots;
using CompetencyBot.Web.Api;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CompetencyBot.Web.Mcp;

/// <summary>What an assistant may do with the index: search it and read it. The descriptions are for the assistant.</summary>
internal static class IndexTools
{
    /// <summary>Answers are read as text too: letters such as é and quotes stand as themselves.</summary>
    private static readonly JsonSerializerOptions Readable = new()
    {
        TypeInfoResolverChain = { ApiJson.Default, AskJson.Default },
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [McpServerTool(Name = "search_competencies", Title = "Search competencies", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(AskAnswer))]
    [Description("Finds the competencies of public library staff that answer a question or situation, quoted word for word from the index. "
        + "The outcome is 'answered' (the first match answers), 'unsure' (one of the matches may) or 'nothing' (the index does not hold it). Quote with the code, such as CSC-4.2.")]
    public static CallToolResult Search(
        AskHandler ask,
        [Description("A question, situation or a few key words, in English or French.")] string question,
        [Description("Language of the answer: en or fr. Without it, the question's own words tell.")] string? language = null)
    {
        if (string.IsNullOrWhiteSpace(question)) return Refuse("Give a question, a situation or a few key words.");
        if (!TryLanguage(language, out var only)) return Refuse("The language is en or fr.");
        return Answer(AskAnswer.For(ask.Ask(question, Language.English, only)));
    }

    [McpServerTool(Name = "get_competency", Title = "Get a competency", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(CompetencyAnswer))]
    [Description("Gives one competency in full: its title, all its indicators (knowledge, skills and abilities), and whose words they are.")]
    public static CallToolResult Get(
        SnapshotSource snapshots,
        IndexPages pages,
        [Description("The code of a competency or indicator, such as CSC-4 or CSC-4.2.")] string code,
        [Description("Language of the answer: en, which is the default, or fr.")] string? language = null)
    {
        if (!TryLanguage(language, out var chosen)) return Refuse("The language is en or fr.");
        var edition = snapshots.Current.Framework.In(chosen ?? Language.English);
        return Code.TryParseTyped(code, out var known) && edition.Competency(known) is { } place
            ? Answer(CompetencyAnswer.For(place, edition, pages.AddressOf(place.Competency.Code, edition.Language)))
            : Refuse($"There is no competency '{code}'. Codes look like CSC-4; search_competencies finds them.");
    }

    /// <summary>What an assistant did wrong is told to it, and is nothing for the log.</summary>
    public static CallToolResult Refuse(string why) => new() { IsError = true, Content = [new TextContentBlock { Text = why }] };

    private static CallToolResult Answer<T>(T answer)
    {
        var json = JsonSerializer.Serialize(answer, Readable);
        using var document = JsonDocument.Parse(json);
        return new CallToolResult { StructuredContent = document.RootElement.Clone(), Content = [new TextContentBlock { Text = json }] };
    }

    private static bool TryLanguage(string? tag, out Language? language)
    {
        language = PreferredLanguage.Named(tag);
        return tag is null || language is not null;
    }
}
