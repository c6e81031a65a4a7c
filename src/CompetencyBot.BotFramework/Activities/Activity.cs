using System.Text.Json;
using System.Text.Json.Serialization;

namespace CompetencyBot.BotFramework.Activities;

/// <summary>One message or event of the Bot Framework Activity schema. Properties that have no member here are kept in <see cref="Extensions"/>.</summary>
public sealed record Activity
{
    /// <summary>What kind of activity this is, one of <see cref="ActivityTypes"/>; the schema requires it.</summary>
    public string Type { get; init; } = "";
    public string? Id { get; init; }
    public string? ChannelId { get; init; }
    public string? ServiceUrl { get; init; }
    public ChannelAccount? From { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public string? ReplyToId { get; init; }

    /// <summary>BCP 47 language tag of the person's client, for example <c>fr-CA</c>.</summary>
    public string? Locale { get; init; }

    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>; how <see cref="Text"/> is written.</summary>
    public string? TextFormat { get; init; }

    public string? Speak { get; init; }
    public string? Summary { get; init; }
    public string? InputHint { get; init; }
    public IReadOnlyList<Attachment>? Attachments { get; init; }
    public IReadOnlyList<Entity>? Entities { get; init; }
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>The sub-kind of some types, such as <c>add</c> for an installation update.</summary>
    public string? Action { get; init; }

    /// <summary>The operation of an invoke or event, such as <c>adaptiveCard/action</c>.</summary>
    public string? Name { get; init; }

    public JsonElement? Value { get; init; }
    public JsonElement? ChannelData { get; init; }
    public string? DeliveryMode { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extensions { get; set; }

    /// <summary>
    /// Fills in where this activity goes when it answers <paramref name="incoming"/>:
    /// the accounts change places, conversation, channel, service address and locale are echoed.
    /// </summary>
    public Activity AddressedAsReplyTo(Activity incoming) => this with
    {
        ChannelId = incoming.ChannelId,
        ServiceUrl = incoming.ServiceUrl,
        From = incoming.Recipient,
        Recipient = incoming.From,
        Conversation = incoming.Conversation,
        Locale = Locale ?? incoming.Locale,
        ReplyToId = incoming.Id,
    };
}
