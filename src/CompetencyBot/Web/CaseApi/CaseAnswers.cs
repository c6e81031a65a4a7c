using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CompetencyBot.Exchange;

namespace CompetencyBot.Web.CaseApi;

/// <summary>All documents, as CASE wraps them.</summary>
public sealed record CaseDocuments
{
    [JsonPropertyName("CFDocuments")]
    public required IReadOnlyList<CaseDocument> Documents { get; init; }
}

/// <summary>An item with what it is part of and what is part of it.</summary>
public sealed record CaseItemAssociations
{
    [JsonPropertyName("CFItem")]
    public required CaseItem Item { get; init; }

    [JsonPropertyName("CFAssociations")]
    public required IReadOnlyList<CaseAssociation> Associations { get; init; }
}

/// <summary>How CASE says that an identifier is unknown.</summary>
public sealed record CaseRefusal
{
    [JsonPropertyName("imsx_codeMajor")]
    public string CodeMajor { get; } = "failure";

    [JsonPropertyName("imsx_severity")]
    public string Severity { get; } = "error";

    [JsonPropertyName("imsx_description")]
    public required string Description { get; init; }

    [JsonPropertyName("imsx_codeMinor")]
    public Minor CodeMinor { get; } = new();

    public sealed record Minor
    {
        [JsonPropertyName("imsx_codeMinorField")]
        public IReadOnlyList<MinorField> Fields { get; } = [new()];
    }

    public sealed record MinorField
    {
        [JsonPropertyName("imsx_codeMinorFieldName")]
        public string Name { get; } = "sourcedId";

        [JsonPropertyName("imsx_codeMinorFieldValue")]
        public string Value { get; } = "unknownobject";
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CasePackage))]
[JsonSerializable(typeof(CaseDocuments))]
[JsonSerializable(typeof(CaseItemAssociations))]
[JsonSerializable(typeof(CaseRefusal))]
public sealed partial class CaseAnswerJson : JsonSerializerContext
{
    /// <summary>With letters such as é as themselves.</summary>
    public static CaseAnswerJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
