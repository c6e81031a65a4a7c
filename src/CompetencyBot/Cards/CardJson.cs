using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CompetencyBot.Cards;

/// <summary>How cards are written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(AdaptiveCard))]
[JsonSerializable(typeof(CardData))]
public sealed partial class CardJson : JsonSerializerContext
{
    /// <summary>As sent: nulls left out, letters such as é as themselves.</summary>
    public static CardJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static byte[] Utf8(AdaptiveCard card) => JsonSerializer.SerializeToUtf8Bytes(card, Wire.AdaptiveCard);
}
