using System.Text.Json;
using CompetencyBot.Floor;

// As little as a bot can do: parse the activity, post a reply that was made before. No credential, no limits, no log.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
var application = builder.Build();
var replies = FixedReply.Read(Environment.GetEnvironmentVariable("REPLIES") ?? throw new InvalidOperationException("REPLIES names no file of replies."));
using var connector = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false });

application.MapPost("/api/messages", async context =>
{
    var activity = await JsonSerializer.DeserializeAsync(context.Request.Body, ActivityJson.Default.IncomingActivity, context.RequestAborted);
    if (activity is not { Type: "message", Text: { } text, Conversation.Id: { } conversation })
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return;
    }
    using var content = new ByteArrayContent(replies[text].To(activity)) { Headers = { ContentType = new("application/json", "utf-8") } };
    var address = $"{activity.ServiceUrl?.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(conversation)}/activities/{activity.Id}";
    using var response = await connector.PostAsync(new Uri(address), content, context.RequestAborted);
    response.EnsureSuccessStatusCode();
});
application.Run();
