using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CompetencyBot.Ask;
using CompetencyBot.Competencies;

namespace CompetencyBot.Tests.Web;

/// <summary>The messages of the protocol as they come; a client of it is driven in the end-to-end tests.</summary>
public sealed class McpTests(SiteHost site) : IClassFixture<SiteHost>
{
    [Fact]
    public async Task The_tools_are_told_with_what_they_take_and_give()
    {
        var tools = (await Ask("tools/list", new { })).GetProperty("result").GetProperty("tools").EnumerateArray().ToDictionary(tool => tool.GetProperty("name").GetString()!);
        Assert.Equal(["get_competency", "search_competencies"], tools.Keys.Order(StringComparer.Ordinal));
        Assert.All(tools.Values, tool => Assert.True(tool.GetProperty("annotations").GetProperty("readOnlyHint").GetBoolean()));
        Assert.Equal(["question"], tools["search_competencies"].GetProperty("inputSchema").GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.Contains("ontario-library-service", tools["get_competency"].GetProperty("outputSchema").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_gives_what_the_bot_answers()
    {
        var result = await Call("search_competencies", new { question = "comment gérer un usager difficile ?" });
        var expected = JsonSerializer.Serialize(AskAnswer.For(new AskHandler(TestKnowledge.Snapshots).Ask("comment gérer un usager difficile ?", Language.English)), AskJson.Readable.AskAnswer);
        using var document = JsonDocument.Parse(expected);
        Assert.True(JsonElement.DeepEquals(document.RootElement, result.GetProperty("structuredContent")));
        Assert.Contains("\"text\":\"Garde une attitude calme", result.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_competency_is_given_by_its_code()
    {
        var result = await Call("get_competency", new { code = "csc 4.2", language = "fr" });
        Assert.Equal(("CSC-4", "fr"), (result.GetProperty("structuredContent").GetProperty("code").GetString(), result.GetProperty("structuredContent").GetProperty("language").GetString()));
    }

    [Theory]
    [InlineData("get_competency", """{"code":"CSC-99"}""", "There is no competency 'CSC-99'.")]
    [InlineData("get_competency", """{"code":"CSC-4","language":"de"}""", "The language is en or fr.")]
    [InlineData("get_competency", """{"code":4}""", "The arguments do not fit the tool")]
    [InlineData("search_competencies", """{"question":" "}""", "Give a question")]
    [InlineData("search_competencies", "{}", "The arguments do not fit the tool")]
    public async Task What_an_assistant_does_wrong_is_told_to_it(string tool, string arguments, string why)
    {
        using var document = JsonDocument.Parse(arguments);
        var result = await Call(tool, document.RootElement);
        Assert.True(result.GetProperty("isError").GetBoolean());
        Assert.StartsWith(why, result.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using var closed = new SiteHost().With("Web:Mcp", "false");
        using var client = closed.CreateClient();
        using var response = await client.PostAsJsonAsync(new Uri("/mcp", UriKind.Relative), new { }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<JsonElement> Call(string tool, object arguments) => (await Ask("tools/call", new { name = tool, arguments })).GetProperty("result");

    private async Task<JsonElement> Ask(string method, object parameters)
    {
        using var client = site.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/mcp", UriKind.Relative)) { Content = JsonContent.Create(new { jsonrpc = "2.0", id = 1, method, @params = parameters }) };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2025-06-18");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var document = JsonDocument.Parse(body[(body.IndexOf("data: ", StringComparison.Ordinal) + 6)..]);
        return document.RootElement.Clone();
    }
}
