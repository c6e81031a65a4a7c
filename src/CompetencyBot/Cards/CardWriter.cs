using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CompetencyBot.Cards;

/// <summary>
/// Writes cards as JSON, element by element: the serializer takes twice as long to find out what each element is, and a turn spent
/// more on its card's JSON than on drawing it. Each thread has one, which it uses again and again.
/// </summary>
#pragma warning disable CA1001 // It lives as long as its thread and holds nothing but memory.
internal sealed class CardWriter
#pragma warning restore CA1001
{
    /// <summary>Most cards are smaller.</summary>
    private const int UsualCard = 12 * 1024;
    private const int UsualBack = 512;

    /// <summary>Letters such as é stand as themselves.</summary>
    private static readonly JsonWriterOptions Wire = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static CardWriter? spare;

    /// <summary>Writes an element that is kept, in the midst of a card.</summary>
    [ThreadStatic]
    private static CardWriter? spareInside;

    private readonly ArrayBufferWriter<byte> buffer = new(UsualCard);
    private readonly Utf8JsonWriter json;
    private readonly ArrayBufferWriter<byte> backBuffer = new(UsualBack);
    private readonly Utf8JsonWriter backJson;

    /// <summary>What stands in <see cref="backBuffer"/>: everything that is pressed on a card leads back to the same.</summary>
    private CardData? back;

    private CardWriter()
    {
        json = new Utf8JsonWriter(buffer, Wire);
        backJson = new Utf8JsonWriter(backBuffer, Wire);
    }

    /// <summary>A card as it is sent: what is null is left out.</summary>
    public static byte[] Utf8(AdaptiveCard card)
    {
        var writer = Cleared(ref spare);
        writer.Write(card);
        return writer.Written();
    }

    private static byte[] Utf8(CardElement element)
    {
        var writer = Cleared(ref spareInside);
        writer.Write(element);
        return writer.Written();
    }

    private static CardWriter Cleared(ref CardWriter? spare)
    {
        var writer = spare ??= new CardWriter();
        writer.buffer.ResetWrittenCount();
        writer.json.Reset();
        return writer;
    }

    private byte[] Written()
    {
        json.Flush();
        back = null;
        return buffer.WrittenSpan.ToArray();
    }

    private void Write(AdaptiveCard card)
    {
        json.WriteStartObject();
        json.WriteString(Names.Type, Values.AdaptiveCard);
        json.WriteString(Names.Schema, AdaptiveCard.Schema);
        json.WriteString(Names.Version, card.Version);
        json.WriteString(Names.Lang, card.Lang);
        json.WriteString(Names.Speak, card.Speak);
        json.WriteString(Names.FallbackText, card.FallbackText);
        Write(Names.Body, card.Body);
        if (card.Actions is { } actions)
        {
            json.WriteStartArray(Names.Actions);
            foreach (var action in actions) Write(action);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private void Write(JsonEncodedText name, IReadOnlyList<CardElement> elements)
    {
        json.WriteStartArray(name);
        for (var i = 0; i < elements.Count; i++)
        {
            if (elements[i].Json is { } kept) json.WriteRawValue(kept.Utf8 ??= Utf8(elements[i]), skipInputValidation: true);
            else Write(elements[i]);
        }
        json.WriteEndArray();
    }

    private void Write(CardElement element)
    {
        json.WriteStartObject();
        switch (element)
        {
            case TextBlock text: Write(text); break;
            case RichTextBlock rich: Write(rich); break;
            case Container container: Write(container); break;
            default: throw new NotSupportedException($"No card has a {element.GetType().Name} so far: write how it is written.");
        }
        Write(Names.Id, element.Id);
        Write(Names.Spacing, element.Spacing);
        Write(Names.Separator, element.Separator);
        json.WriteEndObject();
    }

    private void Write(TextBlock text)
    {
        json.WriteString(Names.Type, Values.TextBlock);
        json.WriteString(Names.Text, text.Text);
        json.WriteBoolean(Names.Wrap, true);
        Write(Names.Style, text.Style);
        Write(Names.Size, text.Size);
        Write(Names.Weight, text.Weight);
        Write(Names.IsSubtle, text.IsSubtle);
    }

    private void Write(RichTextBlock rich)
    {
        json.WriteString(Names.Type, Values.RichTextBlock);
        json.WriteStartArray(Names.Inlines);
        for (var i = 0; i < rich.Inlines.Count; i++)
        {
            var run = rich.Inlines[i];
            json.WriteStartObject();
            json.WriteString(Names.Text, run.Text);
            json.WriteString(Names.Type, Values.TextRun);
            Write(Names.SelectAction, run.SelectAction);
            Write(Names.Size, run.Size);
            Write(Names.Weight, run.Weight);
            Write(Names.IsSubtle, run.IsSubtle);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void Write(Container container)
    {
        json.WriteString(Names.Type, Values.Container);
        Write(Names.Items, container.Items);
        Write(Names.Style, container.Style);
        Write(Names.SelectAction, container.SelectAction);
    }

    private void Write(CardAction action)
    {
        json.WriteStartObject();
        switch (action)
        {
            case ExecuteAction execute:
                json.WriteString(Names.Type, Values.Execute);
                json.WriteString(Names.Verb, execute.Verb);
                WriteData(execute.Data);
                Write(Names.Fallback, execute.Fallback);
                break;
            case SubmitAction submit:
                json.WriteString(Names.Type, Values.Submit);
                WriteData(submit.Data);
                break;
            case OpenUrlAction open:
                json.WriteString(Names.Type, Values.OpenUrl);
                json.WriteString(Names.Url, open.Url.OriginalString);
                break;
            default:
                throw new NotSupportedException($"No card has a {action.GetType().Name} so far: write how it is written.");
        }
        json.WriteString(Names.Title, action.Title);
        Write(Names.Style, action.Style);
        Write(Names.Tooltip, action.Tooltip);
        json.WriteEndObject();
    }

    private void Write(JsonEncodedText name, CardAction? action)
    {
        if (action is null) return;
        json.WritePropertyName(name);
        Write(action);
    }

    private void WriteData(CardData data)
    {
        json.WriteStartObject(Names.Data);
        WriteMembers(data, json);
        if (data.Back is { } here)
        {
            if (!ReferenceEquals(here, back))
            {
                backBuffer.ResetWrittenCount();
                backJson.Reset();
                WriteWhole(here, backJson);
                backJson.Flush();
                back = here;
            }
            json.WritePropertyName(Names.Back);
            json.WriteRawValue(backBuffer.WrittenSpan, skipInputValidation: true);
        }
        json.WriteEndObject();
    }

    private static void WriteWhole(CardData data, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMembers(data, json);
        if (data.Back is { } here)
        {
            json.WritePropertyName(Names.Back);
            WriteWhole(here, json);
        }
        json.WriteEndObject();
    }

    private static void WriteMembers(CardData data, Utf8JsonWriter json)
    {
        json.WriteString(Names.Verb, data.Verb);
        if (data.Language is not null) json.WriteString(Names.Language, data.Language);
        if (data.Code is not null) json.WriteString(Names.Code, data.Code);
        if (data.Category is not null) json.WriteString(Names.Category, data.Category);
        if (data.Question is not null) json.WriteString(Names.Question, data.Question);
    }

    private void Write(JsonEncodedText name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private void Write(JsonEncodedText name, bool? value)
    {
        if (value is { } known) json.WriteBoolean(name, known);
    }

    private static class Names
    {
        public static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
        public static readonly JsonEncodedText Schema = JsonEncodedText.Encode("$schema");
        public static readonly JsonEncodedText Version = JsonEncodedText.Encode("version");
        public static readonly JsonEncodedText Lang = JsonEncodedText.Encode("lang");
        public static readonly JsonEncodedText Speak = JsonEncodedText.Encode("speak");
        public static readonly JsonEncodedText FallbackText = JsonEncodedText.Encode("fallbackText");
        public static readonly JsonEncodedText Body = JsonEncodedText.Encode("body");
        public static readonly JsonEncodedText Actions = JsonEncodedText.Encode("actions");
        public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
        public static readonly JsonEncodedText Spacing = JsonEncodedText.Encode("spacing");
        public static readonly JsonEncodedText Separator = JsonEncodedText.Encode("separator");
        public static readonly JsonEncodedText Text = JsonEncodedText.Encode("text");
        public static readonly JsonEncodedText Wrap = JsonEncodedText.Encode("wrap");
        public static readonly JsonEncodedText Style = JsonEncodedText.Encode("style");
        public static readonly JsonEncodedText Size = JsonEncodedText.Encode("size");
        public static readonly JsonEncodedText Weight = JsonEncodedText.Encode("weight");
        public static readonly JsonEncodedText IsSubtle = JsonEncodedText.Encode("isSubtle");
        public static readonly JsonEncodedText Inlines = JsonEncodedText.Encode("inlines");
        public static readonly JsonEncodedText SelectAction = JsonEncodedText.Encode("selectAction");
        public static readonly JsonEncodedText Items = JsonEncodedText.Encode("items");
        public static readonly JsonEncodedText Verb = JsonEncodedText.Encode("verb");
        public static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
        public static readonly JsonEncodedText Fallback = JsonEncodedText.Encode("fallback");
        public static readonly JsonEncodedText Url = JsonEncodedText.Encode("url");
        public static readonly JsonEncodedText Title = JsonEncodedText.Encode("title");
        public static readonly JsonEncodedText Tooltip = JsonEncodedText.Encode("tooltip");
        public static readonly JsonEncodedText Language = JsonEncodedText.Encode("language");
        public static readonly JsonEncodedText Code = JsonEncodedText.Encode("code");
        public static readonly JsonEncodedText Category = JsonEncodedText.Encode("category");
        public static readonly JsonEncodedText Question = JsonEncodedText.Encode("question");
        public static readonly JsonEncodedText Back = JsonEncodedText.Encode("back");
    }

    private static class Values
    {
        public static readonly JsonEncodedText AdaptiveCard = JsonEncodedText.Encode("AdaptiveCard");
        public static readonly JsonEncodedText TextBlock = JsonEncodedText.Encode("TextBlock");
        public static readonly JsonEncodedText RichTextBlock = JsonEncodedText.Encode("RichTextBlock");
        public static readonly JsonEncodedText TextRun = JsonEncodedText.Encode("TextRun");
        public static readonly JsonEncodedText Container = JsonEncodedText.Encode("Container");
        public static readonly JsonEncodedText Execute = JsonEncodedText.Encode("Action.Execute");
        public static readonly JsonEncodedText Submit = JsonEncodedText.Encode("Action.Submit");
        public static readonly JsonEncodedText OpenUrl = JsonEncodedText.Encode("Action.OpenUrl");
    }
}
