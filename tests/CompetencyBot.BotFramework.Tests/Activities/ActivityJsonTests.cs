using System.Text.Json;
using CompetencyBot.BotFramework.Activities;

namespace CompetencyBot.BotFramework.Tests.Activities;

public sealed class ActivityJsonTests
{
    [Fact]
    public void What_has_no_member_is_kept_and_written_back()
    {
        const string Json = """{"type":"message","from":{"id":"a","tenant":"t"},"conversation":{"id":"c","isGroup":false,"x":[1]},"text":"é","attachments":[{"contentType":"k","content":{"a":[1,null,"b"]}}],"newThing":{"deep":true}}""";
        var activity = JsonSerializer.Deserialize(Json, ActivityJson.Wire.Activity);
        Assert.Equal("""{"a":[1,null,"b"]}""", activity?.Attachments?[0].Content?.ToString());
        Assert.Equal(Json, JsonSerializer.Serialize(activity, ActivityJson.Wire.Activity!));
    }

    [Fact]
    public void A_reply_goes_back_where_the_activity_came_from()
    {
        var incoming = new Activity
        {
            Type = "message", Id = "7", ChannelId = "msteams", ServiceUrl = "https://s.example", Locale = "fr-CA",
            From = new ChannelAccount { Id = "person" }, Recipient = new ChannelAccount { Id = "bot" }, Conversation = new ConversationAccount { Id = "c" },
        };
        var reply = new Activity { Type = "message", Text = "x" }.AddressedAsReplyTo(incoming);
        Assert.Equal(("bot", "person", "c", "7", "fr-CA", "msteams", "https://s.example"),
            (reply.From?.Id, reply.Recipient?.Id, reply.Conversation?.Id, reply.ReplyToId, reply.Locale, reply.ChannelId, reply.ServiceUrl));
    }
}
