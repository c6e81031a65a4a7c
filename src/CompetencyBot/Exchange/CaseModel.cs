using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CompetencyBot.Exchange;

/// <summary>1EdTech's Competencies and Academic Standards Exchange 1.1: the parts that a framework like ours has.</summary>
public sealed record CasePackage
{
    [JsonPropertyName("CFDocument")]
    public CaseDocument? Document { get; init; }

    [JsonPropertyName("CFItems")]
    public IReadOnlyList<CaseItem>? Items { get; init; }

    [JsonPropertyName("CFAssociations")]
    public IReadOnlyList<CaseAssociation>? Associations { get; init; }
}

public sealed record CaseDocument
{
    public string? Identifier { get; init; }
    public string? Uri { get; init; }
    public string? FrameworkType { get; init; }
    public string? CaseVersion { get; init; }
    public string? Creator { get; init; }
    public string? Title { get; init; }
    public string? LastChangeDateTime { get; init; }
    public string? OfficialSourceURL { get; init; }
    public string? Publisher { get; init; }
    public string? Language { get; init; }
    public string? Notes { get; init; }

    [JsonPropertyName("CFPackageURI")]
    public CaseLink? PackageUri { get; init; }
}

public sealed record CaseItem
{
    public string? Identifier { get; init; }
    public string? Uri { get; init; }
    public string? FullStatement { get; init; }
    public string? HumanCodingScheme { get; init; }

    [JsonPropertyName("CFItemType")]
    public string? ItemType { get; init; }

    public string? Language { get; init; }
    public string? Notes { get; init; }
    public string? LastChangeDateTime { get; init; }
    public CaseExtensions? Extensions { get; init; }

    [JsonPropertyName("CFDocumentURI")]
    public CaseLink? DocumentUri { get; init; }
}

/// <summary>What a competency index has and CASE has no name for.</summary>
public sealed record CaseExtensions
{
    public IReadOnlyList<string>? StaffQuestions { get; init; }
    public string? Origin { get; init; }
    public string? Audience { get; init; }
}

public sealed record CaseAssociation
{
    public const string IsChildOf = "isChildOf";

    public string? Identifier { get; init; }
    public string? Uri { get; init; }
    public string? AssociationType { get; init; }
    public int? SequenceNumber { get; init; }
    public CaseLink? OriginNodeURI { get; init; }
    public CaseLink? DestinationNodeURI { get; init; }
    public string? LastChangeDateTime { get; init; }
}

public sealed record CaseLink(string? Title, string? Identifier, string? Uri);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CasePackage))]
public sealed partial class CaseJson : JsonSerializerContext
{
    public static CaseJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });
}
