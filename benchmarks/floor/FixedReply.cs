using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CompetencyBot.Floor;

/// <summary>A reply that the bot gave to a question: the same words and card, kept as the bytes they are sent as.</summary>
internal sealed record FixedReply(string? Summary, string? Speak, string? InputHint, byte[] Attachments)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Replies by question.</summary>
    public static Dictionary<string, FixedReply> Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement.EnumerateObject().ToDictionary(question => question.Name, question => new FixedReply(
            Text(question.Value, "summary"), Text(question.Value, "speak"), Text(question.Value, "inputHint"), System.Text.Encoding.UTF8.GetBytes(question.Value.GetProperty("attachments").GetRawText())));
    }

    /// <summary>The reply addressed to who sent an activity, as UTF-8.</summary>
    public byte[] To(IncomingActivity activity)
    {
        using var stream = new MemoryStream(Attachments.Length + 2_000);
        using (var json = new Utf8JsonWriter(stream, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("type", "message");
            json.WriteString("channelId", activity.ChannelId);
            json.WriteString("serviceUrl", activity.ServiceUrl);
            Account(json, "from", activity.Recipient);
            Account(json, "recipient", activity.From);
            Account(json, "conversation", activity.Conversation);
            json.WriteString("replyToId", activity.Id);
            json.WriteString("locale", activity.Locale);
            json.WriteString("summary", Summary);
            json.WriteString("speak", Speak);
            json.WriteString("inputHint", InputHint);
            json.WritePropertyName("attachments");
            json.WriteRawValue(Attachments, skipInputValidation: true);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void Account(Utf8JsonWriter json, string name, Account? account)
    {
        json.WriteStartObject(name);
        json.WriteString("id", account?.Id);
        json.WriteString("name", account?.Name);
        json.WriteEndObject();
    }

    private static string? Text(JsonElement reply, string name) => reply.TryGetProperty(name, out var value) ? value.GetString() : null;
}

internal sealed record IncomingActivity(
    string? Type, string? Id, string? ServiceUrl, string? ChannelId, Account? From, Account? Recipient, Account? Conversation, string? Locale, string? Text);

internal sealed record Account(string? Id, string? Name);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IncomingActivity))]
internal sealed partial class ActivityJson : JsonSerializerContext;
