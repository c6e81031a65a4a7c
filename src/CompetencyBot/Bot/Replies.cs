using System.Text.Json;
using System.Text.Json.Nodes;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.Cards;

namespace CompetencyBot.Bot;

/// <summary>Cards and errors in the shapes that the protocol gives them.</summary>
internal static class Replies
{
    /// <summary>
    /// A message with a card. The summary stands in notifications. Channels other than Teams may not draw cards, so they get
    /// its words in <c>text</c> too; Teams would show them above the card, twice the same thing.
    /// </summary>
    public static Activity Message(AdaptiveCard card, Activity incoming) => new()
    {
        Type = ActivityTypes.Message,
        Text = incoming.ChannelId == ChannelIds.Teams ? null : card.FallbackText,
        Summary = card.Summary,
        Speak = card.Speak,
        InputHint = "acceptingInput",
        Attachments = [new Attachment { ContentType = ContentTypes.AdaptiveCard, Content = new RawJson(CardJson.Utf8(card)) }],
    };

    /// <summary>The answer to a press: the client puts this card in the place of the one pressed.</summary>
    public static InvokeResponse Replace(AdaptiveCard card) => Respond(200, ContentTypes.AdaptiveCard, CardJson.Utf8(card));

    /// <summary>The answer to a press that makes no sense.</summary>
    public static InvokeResponse Error(string code, string message) => Respond(
        400,
        ContentTypes.Error,
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["code"] = code, ["message"] = message }));

    private static InvokeResponse Respond(int statusCode, string type, ReadOnlySpan<byte> value)
    {
        using var stream = new MemoryStream(value.Length + 100);
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode", statusCode);
            json.WriteString("type", type);
            json.WritePropertyName("value");
            json.WriteRawValue(value, skipInputValidation: true);
            json.WriteEndObject();
        }
        return new InvokeResponse(statusCode, new RawJson(stream.ToArray()));
    }
}
