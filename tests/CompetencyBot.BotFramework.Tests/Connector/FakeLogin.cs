using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace CompetencyBot.BotFramework.Tests.Connector;

/// <summary>A request as it was sent.</summary>
internal sealed record Sent(HttpMethod Method, Uri Address, string Body, string? Authorization)
{
    /// <summary>A field of a form.</summary>
    public string? Field(string name) => Body.Split('&').Select(pair => pair.Split('=')).Where(pair => pair[0] == name).Select(pair => WebUtility.UrlDecode(pair[1])).SingleOrDefault();
}

/// <summary>An HTTP server that answers as the test says, and keeps what it was asked.</summary>
internal class FakeServer : HttpMessageHandler
{
    public ConcurrentQueue<Sent> Requests { get; } = new();

    public Func<Sent, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));

    public static HttpResponseMessage Json(HttpStatusCode status, string json) => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = new Sent(
            request.Method, request.RequestUri!, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken), request.Headers.Authorization?.ToString());
        Requests.Enqueue(sent);
        var response = await Answer(sent, cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}

/// <summary>An issuer of tokens, numbered as they are given.</summary>
internal sealed class FakeLogin : FakeServer
{
    private int given;

    public FakeLogin() => Answer = (_, _) => Task.FromResult(Json(HttpStatusCode.OK, $$"""{"token_type":"Bearer","expires_in":"3600","access_token":"token-{{Interlocked.Increment(ref given)}}","resource":"r"}"""));
}
