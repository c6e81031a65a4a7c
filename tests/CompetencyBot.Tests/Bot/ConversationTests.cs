using System.Text.Json;
using static CompetencyBot.Tests.Bot.SentActivity;

namespace CompetencyBot.Tests.Bot;

/// <summary>Conversations as clients send them, through the whole program.</summary>
public sealed class ConversationTests(BotHost host) : IClassFixture<BotHost>
{
    [Theory]
    [InlineData("en-CA", "how do I handle a difficult patron?", "CSC-4 · Applies effective techniques")]
    [InlineData("fr-CA", "comment gérer un usager difficile ?", "CSC-4 · Applique des techniques efficaces")]
    public async Task A_question_is_answered_with_a_card_in_the_persons_language(string locale, string question, string heading)
    {
        var turn = await host.Post(Message(question, locale));
        Assert.Equal(200, turn.Status);
        Assert.Contains(heading, turn.Card().Texts());
        var reply = Assert.Single(turn.Sent);
        Assert.Equal(("bot", "person", locale), (reply.From?.Id, reply.Recipient?.Id, reply.Locale));
        Assert.StartsWith("act-1", reply.ReplyToId, StringComparison.Ordinal);
        Assert.StartsWith("CSC-4", reply.Summary, StringComparison.Ordinal);
        Assert.Null(reply.Text);
    }

    [Fact]
    public async Task A_channel_that_may_not_draw_cards_gets_the_words_too()
    {
        var turn = await host.Post(Message("how do I handle a difficult patron?").Replace("msteams", "sms", StringComparison.Ordinal));
        Assert.StartsWith("Applies effective techniques", Assert.Single(turn.Sent).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help", "How to use the index")]
    [InlineData("AIDE", "How to use the index")]
    [InlineData("Browse", "Competencies Index for Public Library Staff")]
    [InlineData("parcourir", "Competencies Index for Public Library Staff")]
    [InlineData("hi!", "Ask about any part of library work")]
    [InlineData("Bonjour", "Ask about any part of library work")]
    [InlineData("", "Ask about any part of library work")]
    [InlineData("CSC-4", "CSC-4 · Applies effective techniques")]
    [InlineData("csc 4.2", "Closest to your question\nCSC-4.2")]
    [InlineData("csc", "CSC · Customer Service Champion")]
    [InlineData("ZZZ-9", "The index doesn't hold an answer to that")]
    [InlineData("xqzt vlrp", "The index doesn't hold an answer to that")]
    public async Task Commands_codes_and_greetings_are_understood_whatever_the_locale(string text, string expected) =>
        Assert.Contains(expected, (await host.Post(Message(text))).Card().Texts());

    [Fact]
    public async Task The_bots_own_mention_is_no_part_of_the_question()
    {
        var mention = """[{"type":"mention","text":"<at>Competency Bot</at>","mentioned":{"id":"bot","name":"Competency Bot"}}]""";
        var turn = await host.Post(Message("<at>Competency Bot</at>&nbsp;help", entities: mention));
        Assert.Contains("How to use the index", turn.Card().Texts());
    }

    [Fact]
    public async Task A_press_replaces_the_card_in_place()
    {
        var card = (await host.Post(Message("how do I handle a difficult patron?"))).Card();
        var topic = card.Buttons().Single(button => button.GetProperty("title").GetString() == "Topic");
        var turn = await host.Post(Invoke("adaptiveCard/action", Pressed(topic)));

        Assert.Equal(200, turn.Status);
        Assert.Empty(turn.Sent);
        Assert.Equal("application/vnd.microsoft.card.adaptive", turn.Json().GetProperty("type").GetString());
        Assert.Contains("CSC · Customer Service Champion", turn.Json().GetProperty("value").Texts());
    }

    [Fact]
    public async Task Where_universal_actions_are_unknown_the_fallback_sends_a_new_card()
    {
        var card = (await host.Post(Message("browse", "fr-FR"))).Card();
        var fallback = card.Buttons()[0].GetProperty("fallback");
        Assert.Equal("Action.Submit", fallback.GetProperty("type").GetString());

        var turn = await host.Post(Activity("message", $"\"value\":{fallback.GetProperty("data").GetRawText()}"));
        Assert.Contains("Compétences personnelles et interpersonnelles", turn.Card().Texts());
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"action":"press"}""")]
    [InlineData("""{"action":{"data":{"verb":"format-disk"}}}""")]
    [InlineData("""{"action":{"data":{"verb":7}}}""")]
    [InlineData("""[1]""")]
    public async Task A_press_of_no_card_of_ours_is_refused_in_the_protocols_shape(string value)
    {
        var turn = await host.Post(Invoke("adaptiveCard/action", value));
        Assert.Equal(400, turn.Status);
        Assert.Equal("application/vnd.microsoft.error", turn.Json().GetProperty("type").GetString());
        Assert.Equal("BadRequest", turn.Json().GetProperty("value").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_code_removed_since_the_card_was_drawn_is_answered_as_a_question()
    {
        var turn = await host.Post(Invoke("adaptiveCard/action", """{"action":{"data":{"verb":"browse/competency","code":"CSC-99","question":"difficult patron"}}}"""));
        Assert.Contains("CSC-4 ·", turn.Json().GetProperty("value").Texts());
    }

    [Fact]
    public async Task An_unknown_invoke_is_not_implemented() => Assert.Equal(501, (await host.Post(Invoke("task/unknown", "{}"))).Status);

    [Fact]
    public async Task One_message_comes_when_the_bot_is_added_and_none_for_others()
    {
        const string Added = "\"membersAdded\":[{\"id\":\"bot\"},{\"id\":\"person\"}]";
        Assert.Contains("Ask about any part of library work", (await host.Post(Activity("conversationUpdate", Added))).Card().Texts());
        Assert.Empty((await host.Post(Activity("conversationUpdate", "\"membersAdded\":[{\"id\":\"someone\"}]"))).Sent);
        Assert.Contains("Person added me here", (await host.Post(Activity("conversationUpdate", Added, conversationType: "channel"))).Card().Texts());
        Assert.Contains("Person added me here", (await host.Post(Activity("conversationUpdate", Added, conversationType: "groupChat"))).Card().Texts());
        Assert.Empty((await host.Post(Activity("installationUpdate", "\"action\":\"add\""))).Sent);
    }

    [Fact]
    public async Task Replies_can_come_in_the_response()
    {
        var turn = await host.Post(Activity("message", "\"text\":\"help\",\"deliveryMode\":\"expectReplies\""));
        Assert.Empty(turn.Sent);
        var reply = Assert.Single(turn.Json().GetProperty("activities").EnumerateArray());
        Assert.Equal("person", reply.GetProperty("recipient").GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("somethingNew")]
    public async Task Other_activities_are_accepted_in_silence(string type)
    {
        var turn = await host.Post(Activity(type, "\"a\":1"));
        Assert.Equal((200, 0), (turn.Status, turn.Sent.Count));
    }

    [Fact]
    public async Task Every_button_on_every_card_one_can_reach_leads_somewhere()
    {
        var seen = new HashSet<string>();
        var queue = new Queue<JsonElement>((await host.Post(Message("hello"))).Card().Buttons());
        // Going back leads to places that were seen, and each step there would make new buttons.
        string Place(JsonElement button) => string.Join('|', button.GetProperty("data").EnumerateObject().Where(property => property.Name != "back"));
        while (queue.TryDequeue(out var button))
        {
            var data = Place(button);
            if (!seen.Add(data)) continue;
            var turn = await host.Post(Invoke("adaptiveCard/action", Pressed(button)).Replace("conv-1", "conv-walk", StringComparison.Ordinal));
            Assert.Equal((200, data), (turn.Status, data));
            foreach (var next in turn.Json().GetProperty("value").Buttons()) queue.Enqueue(next);
        }
        Assert.True(seen.Count > 220, $"{seen.Count} places were reached.");
    }

    private static string Pressed(JsonElement button) => $$$"""{"action":{{{button.GetRawText()}}}}""";
}
