using System.Text.Json;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.Cards;

namespace CompetencyBot.Bot;

/// <summary>Reads which button was pressed out of what clients send.</summary>
internal static class CardPress
{
    /// <summary>The data of <c>Action.Submit</c>, which comes as the value of a message; null if it is none of ours.</summary>
    public static CardData? FromSubmit(Activity message) => DataIn(message.Value);

    /// <summary>The data of <c>Action.Execute</c>, which comes as the value of an <c>adaptiveCard/action</c> invoke; null if it is none of ours.</summary>
    public static CardData? FromExecute(Activity invoke) =>
        invoke.Value is { ValueKind: JsonValueKind.Object } value
        && value.TryGetProperty("action", out var action)
        && action.ValueKind == JsonValueKind.Object
        && action.TryGetProperty("data", out var data)
            ? DataIn(data)
            : null;

    /// <summary>The data of a card of ours in a JSON value; null if it is none.</summary>
    public static CardData? DataIn(JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.Object } data) return null;
        try
        {
            return data.Deserialize(CardJson.Default.CardData) is { Verb.Length: > 0 } press ? press : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
