using System.Net;
using System.Text;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Connector;

namespace CompetencyBot.BotFramework.Tests.Connector;

public sealed class ConnectorClientTests
{
    [Theory]
    [InlineData("https://smba.example/amer/", "a:1", "9", "https://smba.example/amer/v3/conversations/a%3A1/activities/9")]
    [InlineData("https://smba.example/amer", "19:x@thread.tacv2;messageid=7", null, "https://smba.example/amer/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D7/activities")]
    [InlineData("http://127.0.0.1:56150/_connector", "c/../d", "f|1", "http://127.0.0.1:56150/_connector/v3/conversations/c%2F..%2Fd/activities/f%7C1")]
    public async Task An_activity_goes_to_its_conversation_with_escaped_ids(string service, string conversation, string? replyTo, string expected)
    {
        var (client, requests) = Client(HttpStatusCode.Created, """{"id":"42"}""");
        var response = await client.Send(Reply(service, conversation, replyTo), TestContext.Current.CancellationToken);
        Assert.Equal("42", response.Id);
        Assert.Equal(expected, Assert.Single(requests));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    public async Task An_odd_body_of_an_accepted_message_is_fine(string body)
    {
        var (client, _) = Client(HttpStatusCode.Accepted, body);
        Assert.Null((await client.Send(Reply("https://s.example", "c", null), TestContext.Current.CancellationToken)).Id);
    }

    [Fact]
    public async Task A_refusal_is_an_error()
    {
        var (client, _) = Client(HttpStatusCode.Forbidden, "");
        await Assert.ThrowsAsync<ConnectorException>(() => client.Send(Reply("https://s.example", "c", null), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null, "c")]
    [InlineData("file:///etc", "c")]
    [InlineData("http://smba.example/amer", "c")]
    [InlineData("not an address", "c")]
    [InlineData("https://s.example", null)]
    public async Task Without_a_place_to_reply_to_nothing_is_sent(string? service, string? conversation)
    {
        var (client, requests) = Client(HttpStatusCode.OK, "");
        await Assert.ThrowsAsync<ConnectorException>(() => client.Send(Reply(service, conversation, null), TestContext.Current.CancellationToken));
        Assert.Empty(requests);
    }

    private static Activity Reply(string? service, string? conversation, string? replyTo) => new()
    {
        Type = "message", ServiceUrl = service, Conversation = new ConversationAccount { Id = conversation }, ReplyToId = replyTo,
    };

    private static (ConnectorClient Client, List<string> Requests) Client(HttpStatusCode status, string body)
    {
        var handler = new Handler(status, body);
        return (new ConnectorClient(new HttpClient(handler), new ServiceAddresses(AllowLoopbackHttp: true)), handler.Requests);
    }

    private sealed class Handler(HttpStatusCode status, string body) : HttpMessageHandler
    {
        public List<string> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8) });
        }
    }
}
