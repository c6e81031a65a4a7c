using System.Text.Json.Serialization;
using CompetencyBot.Ask;
using CompetencyBot.Competencies;

namespace CompetencyBot.Web.Api;

/// <summary>A competency as other programs read it, in one language. A library's own notes stay behind, as in exports. Members may be added; none changes its meaning.</summary>
/// <param name="Code">Its code, the same in every language and for good, such as <c>CSC-4</c>.</param>
/// <param name="Title">What a person does.</param>
/// <param name="Topic">The code of its topic.</param>
/// <param name="TopicName">The name of its topic.</param>
/// <param name="Category">The name of its category.</param>
/// <param name="CategoryId">The id of its category, the same in every language.</param>
/// <param name="Language">Language of the texts: <c>en</c> or <c>fr</c>.</param>
/// <param name="Indicators">The associated knowledge, skills and abilities.</param>
/// <param name="Audience">Whom the topic is for, if it says so.</param>
/// <param name="Source">Whose words they are.</param>
/// <param name="Address">Its page, where the program knows its public address.</param>
public sealed record CompetencyAnswer(
    string Code,
    string Title,
    string Topic,
    string TopicName,
    string Category,
    string CategoryId,
    string Language,
    IReadOnlyList<CompetencyIndicator> Indicators,
    string? Audience,
    CompetencySource? Source,
    Uri? Address)
{
    public static CompetencyAnswer For(CompetencyPlace place, Edition edition, Uri? address) => new(
        place.Competency.Code.ToString(),
        place.Competency.Title,
        place.Topic.Code.ToString(),
        place.Topic.Name,
        place.Category.Name,
        place.Category.Id,
        edition.Language.Tag(),
        [.. place.Competency.Indicators.Select(indicator => new CompetencyIndicator(indicator.Code.ToString(), indicator.Text))],
        place.Topic.Text?.Audience,
        place.Topic.Text is { } text ? new CompetencySource(text.Origin, place.Competency.Adapted, text.Updated) : null,
        address);
}

public sealed record CompetencyIndicator(string Code, string Text);

/// <summary>Whose words a competency is.</summary>
/// <param name="Origin">Who wrote the text.</param>
/// <param name="Adapted">Whether the library has changed or added wording.</param>
/// <param name="Updated">When the topic was last changed.</param>
public sealed record CompetencySource([property: JsonConverter(typeof(OriginConverter))] Origin Origin, bool Adapted, DateOnly Updated);

/// <summary>All competencies of the index in one language.</summary>
public sealed record CompetencyList(string Language, string Title, string Publisher, string Licence, Uri Source, IReadOnlyList<CompetencyAnswer> Competencies);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CompetencyList))]
[JsonSerializable(typeof(CompetencyAnswer))]
[JsonSerializable(typeof(AskAnswer))]
[JsonSerializable(typeof(string))]
public sealed partial class ApiJson : JsonSerializerContext;

/// <summary>Origins as the knowledge files write them: <c>ontario-library-service</c>.</summary>
internal sealed class OriginConverter() : JsonStringEnumConverter<Origin>(System.Text.Json.JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
