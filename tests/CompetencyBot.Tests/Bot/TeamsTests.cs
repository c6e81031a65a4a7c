using System.Text.Json;
using CompetencyBot.Competencies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using static CompetencyBot.Tests.Bot.SentActivity;

namespace CompetencyBot.Tests.Bot;

/// <summary>What Teams sends beside plain questions, in the shapes that its documentation gives.</summary>
public sealed class TeamsTests(BotHost host) : IClassFixture<BotHost>
{
    [Fact]
    public async Task An_edited_message_is_answered_again_and_other_changes_are_not()
    {
        Assert.Contains("CSC-4 ·", (await host.Post(Activity("messageUpdate", """ "text":"how do I handle a difficult patron?","channelData":{"eventType":"editMessage"} """))).Card().Texts());
        Assert.Empty((await host.Post(Activity("messageUpdate", """ "text":"x","channelData":{"eventType":"undeleteMessage"} """))).Sent);
        Assert.Empty((await host.Post(Activity("messageDelete", """ "channelData":{"eventType":"softDeleteMessage"} """))).Sent);
    }

    [Fact]
    public async Task A_meetings_chat_is_answered_as_any_other()
    {
        var meeting = Activity("message", """ "text":"<at>Competency Bot</at> how do I handle a difficult patron?","channelData":{"meeting":{"id":"TWVldGluZw=="},"tenant":{"id":"t"}} """)
            .Replace("\"personal\"", "\"groupChat\",\"isGroup\":true", StringComparison.Ordinal);
        Assert.Contains("CSC-4 ·", (await host.Post(meeting)).Card().Texts());
    }

    [Theory]
    [InlineData("<p>how do I handle a <strong>difficult</strong> patron? <emoji alt=\\\"🙂\\\"></emoji></p>")]
    [InlineData("<blockquote itemtype=\\\"http://schema.skype.com/Reply\\\"><p>the budget is late</p></blockquote><p>how do I handle a difficult patron?</p>")]
    [InlineData("<div><at id=\\\"0\\\">Competency Bot</at>&nbsp;how do I handle a&nbsp;difficult patron?</div>")]
    public async Task Markup_quotes_and_emoji_are_no_part_of_a_question(string html) =>
        Assert.Contains("CSC-4 ·", (await host.Post(Activity("message", $$""" "textFormat":"xml","text":"{{html}}" """))).Card().Texts());

    [Fact]
    public async Task A_card_that_was_inserted_is_no_question() =>
        Assert.Contains("Ask about any part", (await host.Post(Activity("message", """ "text":"<span class=\"inline-compose-card\" itemid=\"0\">\n  <span content=\"0\" itemprop=\"cardId\"></span>\n</span><attachment id=\"1\"></attachment>","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{}}] """))).Card().Texts());

    [Fact]
    public async Task A_chosen_language_lasts_for_the_conversation_and_its_threads_alone()
    {
        Assert.Contains("Je réponds maintenant en français", (await host.Post(Message("Français", conversation: "19:a@thread.tacv2;messageid=1"))).Card().Texts());
        Assert.Contains("Comment utiliser l'index", (await host.Post(Message("help", conversation: "19:a@thread.tacv2;messageid=2"))).Card().Texts());
        Assert.Contains("How to use the index", (await host.Post(Message("help", conversation: "19:b@thread.tacv2"))).Card().Texts());
        Assert.Contains("I answer in English now", (await host.Post(Message("in English!", conversation: "19:a@thread.tacv2;messageid=1"))).Card().Texts());
        Assert.Contains("How to use the index", (await host.Post(Message("help", conversation: "19:a@thread.tacv2"))).Card().Texts());
    }

    [Fact]
    public async Task A_card_that_replaced_another_leads_back_to_it()
    {
        var answer = (await host.Post(Message("how do I handle a difficult patron?", conversation: "back"))).Card();
        var topic = (await Press(answer, "Topic")).GetProperty("value");
        var back = (await Press(topic, "Back")).GetProperty("value");
        Assert.Equal(answer.Texts(), back.Texts());
        Assert.Contains("Associated knowledge", (await Press(answer, "Show all 5 indicators")).GetProperty("value").Texts());
    }

    [Fact]
    public async Task The_message_extension_starts_from_the_topics_and_pages_through_them()
    {
        var first = await Results(""" {"commandId":"searchIndex","parameters":[{"name":"initialRun","value":"true"}],"queryOptions":{"skip":0,"count":25}} """);
        var second = await Results(""" {"commandId":"searchIndex","parameters":[{"name":"initialRun","value":"true"}],"queryOptions":{"skip":25,"count":25}} """);
        Assert.Equal((25, 15), (first.Count, second.Count));
        Assert.Equal(40, first.Concat(second).Select(Title).Distinct().Count());
    }

    [Theory]
    [InlineData("difficult pat", "CSC-4 ·")]
    [InlineData("usager diffic", "CSC-4 ·")]
    [InlineData("csc 4", "CSC-4 ·")]
    [InlineData("csc", "CSC ·")]
    public async Task The_message_extension_searches_as_one_types(string typed, string first) =>
        Assert.StartsWith(first, Title((await Results($$$""" {"commandId":"searchIndex","parameters":[{"name":"text","value":{{{JsonSerializer.Serialize(typed)}}}}],"queryOptions":{"skip":0,"count":5}} """))[0]));

    [Fact]
    public async Task A_result_is_a_card_that_needs_nothing_of_the_bot()
    {
        AssertSelfContained((await Results(""" {"commandId":"searchIndex","parameters":[{"name":"text","value":"difficult patron"}],"queryOptions":{"skip":0,"count":5}} """))[0], "CSC-4 ·");
        AssertSelfContained(Assert.Single(Attachments((await host.Post(Invoke("composeExtension/selectItem", """{"verb":"share","language":"fr","code":"CSC-4"}"""))).Json())), "CSC-4 · Applique");
    }

    [Theory]
    [InlineData("composeExtension/queryLink", "https://bot.example.org/competency/CSC-4", "CSC-4 · Applies")]
    [InlineData("composeExtension/queryLink", "https://bot.example.org/fr/competency/csc-4", "CSC-4 · Applique")]
    [InlineData("composeExtension/queryLink", "https://bot.example.org/en/competency/CSC-4#CSC-4.2", "Closest to your question")]
    [InlineData("composeExtension/anonymousQueryLink", "https://bot.example.org/en/topic/CSC/", "CSC · Customer")]
    public async Task A_pasted_link_to_a_page_of_the_index_becomes_a_card(string invoke, string url, string expected) =>
        AssertSelfContained(Assert.Single(Attachments((await host.Post(Invoke(invoke, $$"""{"url":"{{url}}"}"""))).Json())), expected);

    [Theory]
    [InlineData("https://bot.example.org/en/competency/ZZZ-4")]
    [InlineData("https://bot.example.org/elsewhere")]
    [InlineData("not an address")]
    public async Task Another_link_becomes_nothing(string url) =>
        Assert.Empty(Attachments((await host.Post(Invoke("composeExtension/queryLink", $$"""{"url":"{{url}}"}"""))).Json()));

    [Fact]
    public async Task A_message_gets_the_competencies_that_fit_it_and_the_chosen_one_goes_into_the_reply()
    {
        var task = (await host.Post(Invoke("composeExtension/fetchTask", """
            {"commandId":"findForMessage","messagePayload":{"id":"1","body":{"contentType":"html","content":"<p>a man was <b>shouting</b> at the desk about a fine</p>"}}}
            """))).Json().GetProperty("task");
        Assert.Equal("continue", task.GetProperty("type").GetString());
        var card = task.GetProperty("value").GetProperty("card").GetProperty("content");
        var submit = card.Buttons()[0];
        Assert.Equal("Action.Submit", submit.GetProperty("type").GetString());
        var inserted = await host.Post(Invoke("composeExtension/submitAction", $$"""{"commandId":"findForMessage","data":{{submit.GetProperty("data").GetRawText()}}}"""));
        AssertSelfContained(Assert.Single(Attachments(inserted.Json())), submit.GetProperty("data").GetProperty("code").GetString()!);
    }

    [Theory]
    [InlineData("composeExtension/query", "[]")]
    [InlineData("composeExtension/query", """{"parameters":"x"}""")]
    [InlineData("composeExtension/selectItem", """{"verb":"share","code":"nothing"}""")]
    [InlineData("composeExtension/submitAction", "{}")]
    [InlineData("composeExtension/fetchTask", "3")]
    public async Task A_value_that_makes_no_sense_is_refused_in_the_protocols_shape(string invoke, string value)
    {
        var turn = await host.Post(Invoke(invoke, value));
        Assert.Equal((400, "application/vnd.microsoft.error"), (turn.Status, turn.Json().GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Feedback_is_taken_and_other_invokes_are_left_to_the_protocol()
    {
        var turn = await host.Post(Invoke("message/submitAction", """{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{}"}}"""));
        Assert.Equal((200, "{}"), (turn.Status, turn.Body));
        Assert.Equal(501, (await host.Post(Invoke("composeExtension/querySettingUrl", "{}"))).Status);
    }

    /// <summary>Limits of Teams: six actions, and our own budget of 25 KB, with a page to link to and a card to go back to.</summary>
    [Fact]
    public async Task Every_competency_and_topic_keeps_to_the_limits_of_a_card()
    {
        await using var withPages = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Development");
            builder.UseContentRoot(TestKnowledge.Root);
            builder.UseSetting("Bot:MaxTurnsPerConversation", "0");
            builder.UseSetting("Web:Address", "https://competencies.library.example.org/a-rather-long-path");
        });
        using var client = withPages.CreateClient();
        var back = $$"""{"verb":"ask","language":"fr","question":"{{new string('é', 300)}}"}""";
        foreach (var place in TestKnowledge.Edition(Language.French).Topics)
        {
            foreach (var code in place.Topic.Competencies.Select(competency => competency.Code).Prepend(place.Topic.Code))
            {
                var verb = code.IsTopic ? "browse/topic" : "browse/competency";
                using var content = new StringContent(BotHost.WithNewId(Invoke("adaptiveCard/action", $$$$"""{"action":{"verb":"{{{{verb}}}}","data":{"verb":"{{{{verb}}}}","language":"fr","code":"{{{{code}}}}","back":{{{{back}}}} }}}""")), System.Text.Encoding.UTF8, "application/json");
                using var response = await client.PostAsync(new Uri("/api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);
                var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
                using var json = JsonDocument.Parse(body);
                var card = json.RootElement.GetProperty("value");
                Assert.Contains(code.ToString(), card.Texts());
                Assert.True(body.Length <= 25 * 1024, $"{code}: {body.Length} bytes");
                Assert.InRange(card.GetProperty("actions").GetArrayLength(), 3, 6);
                Assert.Contains($"/fr/{(code.IsTopic ? "topic" : "competency")}/{code}\"", card.GetRawText(), StringComparison.Ordinal);
            }
        }
    }

    private static void AssertSelfContained(JsonElement attachment, string words)
    {
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        Assert.Equal("application/vnd.microsoft.card.thumbnail", attachment.GetProperty("preview").GetProperty("contentType").GetString());
        var card = attachment.GetProperty("content");
        Assert.Contains(words, card.Texts());
        Assert.Equal("1.3", card.GetProperty("version").GetString());
        Assert.DoesNotContain("Action.Execute", card.GetRawText());
        Assert.DoesNotContain("Action.Submit", card.GetRawText());
    }

    private async Task<JsonElement> Press(JsonElement card, string title)
    {
        var button = card.Buttons().Single(button => button.GetProperty("title").GetString() == title);
        return (await host.Post(Invoke("adaptiveCard/action", $$$"""{"action":{{{button.GetRawText()}}}}"""))).Json();
    }

    private async Task<IReadOnlyList<JsonElement>> Results(string query) => Attachments((await host.Post(Invoke("composeExtension/query", query))).Json());

    private static IReadOnlyList<JsonElement> Attachments(JsonElement response) => [.. response.GetProperty("composeExtension").GetProperty("attachments").EnumerateArray()];

    private static string Title(JsonElement attachment) => attachment.GetProperty("preview").GetProperty("content").GetProperty("title").GetString()!;
}
