using System.Text.Json.Serialization;

namespace CompetencyBot.Cards;

/// <summary>The JSON of cards: <see cref="CardWriter"/> writes it, and what comes back with a press is read by the serializer.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CardData))]
public sealed partial class CardJson : JsonSerializerContext
{
    /// <summary>A card as it is sent: what is null is left out.</summary>
    public static byte[] Utf8(AdaptiveCard card) => CardWriter.Utf8(card);
}
