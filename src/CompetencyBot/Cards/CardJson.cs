using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CompetencyBot.Cards;

/// <summary>
/// Writes cards as JSON, element by element: the serializer takes twice as long to find out what each element is, and a turn spent
/// more on its card's JSON than on drawing it. What comes back with a press is read by the serializer.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CardData))]
public sealed partial class CardJson : JsonSerializerContext
{
    /// <summary>Most cards are smaller.</summary>
    private const int Usual = 12 * 1024;

    /// <summary>Letters such as é stand as themselves.</summary>
    private static readonly JsonWriterOptions Wire = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Each thread writes into a buffer of its own, again and again.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? spare;

    /// <summary>A card as it is sent: what is null is left out.</summary>
    public static byte[] Utf8(AdaptiveCard card)
    {
        var buffer = spare ??= new ArrayBufferWriter<byte>(Usual);
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, Wire)) Write(card, json);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(AdaptiveCard card, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, AdaptiveCard.Type);
        json.WriteString("$schema"u8, AdaptiveCard.Schema);
        json.WriteString("version"u8, card.Version);
        json.WriteString("lang"u8, card.Lang);
        json.WriteString("speak"u8, card.Speak);
        json.WriteString("fallbackText"u8, card.FallbackText);
        Write("body"u8, card.Body, json);
        if (card.Actions is { } actions)
        {
            json.WriteStartArray("actions"u8);
            foreach (var action in actions) Write(action, json);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Write(ReadOnlySpan<byte> name, IReadOnlyList<CardElement> elements, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var element in elements)
        {
            json.WriteStartObject();
            switch (element)
            {
                case TextBlock text: Write(text, json); break;
                case RichTextBlock rich: Write(rich, json); break;
                case Container container: Write(container, json); break;
                default: throw new NotSupportedException($"No card has a {element.GetType().Name} so far: write how it is written.");
            }
            Write("id"u8, element.Id, json);
            Write("spacing"u8, element.Spacing, json);
            Write("separator"u8, element.Separator, json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(TextBlock text, Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "TextBlock"u8);
        json.WriteString("text"u8, text.Text);
        json.WriteBoolean("wrap"u8, true);
        Write("style"u8, text.Style, json);
        Write("size"u8, text.Size, json);
        Write("weight"u8, text.Weight, json);
        Write("isSubtle"u8, text.IsSubtle, json);
    }

    private static void Write(RichTextBlock rich, Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "RichTextBlock"u8);
        json.WriteStartArray("inlines"u8);
        foreach (var run in rich.Inlines)
        {
            json.WriteStartObject();
            json.WriteString("text"u8, run.Text);
            json.WriteString("type"u8, "TextRun"u8);
            Write("selectAction"u8, run.SelectAction, json);
            Write("size"u8, run.Size, json);
            Write("weight"u8, run.Weight, json);
            Write("isSubtle"u8, run.IsSubtle, json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Container container, Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "Container"u8);
        Write("items"u8, container.Items, json);
        Write("style"u8, container.Style, json);
        Write("selectAction"u8, container.SelectAction, json);
    }

    private static void Write(CardAction action, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        switch (action)
        {
            case ExecuteAction execute:
                json.WriteString("type"u8, "Action.Execute"u8);
                json.WriteString("verb"u8, execute.Verb);
                Write("data"u8, execute.Data, json);
                Write("fallback"u8, execute.Fallback, json);
                break;
            case SubmitAction submit:
                json.WriteString("type"u8, "Action.Submit"u8);
                Write("data"u8, submit.Data, json);
                break;
            case OpenUrlAction open:
                json.WriteString("type"u8, "Action.OpenUrl"u8);
                json.WriteString("url"u8, open.Url.OriginalString);
                break;
            default:
                throw new NotSupportedException($"No card has a {action.GetType().Name} so far: write how it is written.");
        }
        json.WriteString("title"u8, action.Title);
        Write("style"u8, action.Style, json);
        Write("tooltip"u8, action.Tooltip, json);
        json.WriteEndObject();
    }

    private static void Write(ReadOnlySpan<byte> name, CardAction? action, Utf8JsonWriter json)
    {
        if (action is null) return;
        json.WritePropertyName(name);
        Write(action, json);
    }

    private static void Write(ReadOnlySpan<byte> name, CardData? data, Utf8JsonWriter json)
    {
        if (data is null) return;
        json.WriteStartObject(name);
        json.WriteString("verb"u8, data.Verb);
        Write("language"u8, data.Language, json);
        Write("code"u8, data.Code, json);
        Write("category"u8, data.Category, json);
        Write("question"u8, data.Question, json);
        Write("back"u8, data.Back, json);
        json.WriteEndObject();
    }

    private static void Write(ReadOnlySpan<byte> name, string? value, Utf8JsonWriter json)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static void Write(ReadOnlySpan<byte> name, bool? value, Utf8JsonWriter json)
    {
        if (value is { } known) json.WriteBoolean(name, known);
    }
}
