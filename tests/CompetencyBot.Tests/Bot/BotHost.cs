using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.BotFramework.Connector;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
#if BOTBUILDER
using CompetencyBot.Tests.BotBuilder;
#endif

namespace CompetencyBot.Tests.Bot;

/// <summary>The whole program in memory, with a connector that keeps what is sent.</summary>
public sealed class BotHost : WebApplicationFactory<Program>
{
    private static int activities;

    private readonly RecordingConnector connector = new();

    /// <summary>The same activity as a new one: a channel gives each an id of its own, and a bot handles none twice.</summary>
    public static string WithNewId(string activityJson) => activityJson.Replace("\"id\":\"act-1\"", $"\"id\":\"act-1-{Interlocked.Increment(ref activities)}\"", StringComparison.Ordinal);

    /// <summary>Posts one activity and answers what the bot sent because of it, and the HTTP response.</summary>
    public async Task<Turn> Post(string activityJson)
    {
        connector.Sent.Clear();
        using var content = new StringContent(WithNewId(activityJson), MediaTypeHeaderValue.Parse("application/json"));
        using var response = await CreateClient().PostAsync(new Uri("/api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return new Turn((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), [.. connector.Sent]);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseContentRoot(TestKnowledge.Root);
        // Tests write faster than people.
        builder.UseSetting("Bot:MaxTurnsPerConversation", "0");
        builder.ConfigureTestServices(services => services.AddSingleton<IConnectorClient>(connector));
#if BOTBUILDER
        builder.ConfigureTestServices(services => services.ReplaceChannel(connector));
#endif
    }

    private sealed class RecordingConnector : IConnectorClient
    {
        public ConcurrentQueue<Activity> Sent { get; } = new();

        public Task<ResourceResponse> Send(Activity activity, CancellationToken cancellationToken)
        {
            Sent.Enqueue(activity);
            return Task.FromResult(new ResourceResponse("1"));
        }
    }
}

/// <summary>What came of one activity.</summary>
public sealed record Turn(int Status, string Body, IReadOnlyList<Activity> Sent)
{
    /// <summary>The card of the one message sent.</summary>
    public JsonElement Card() => Parse(Assert.Single(Assert.Single(Sent).Attachments!).Content!.Value.ToString());

    public JsonElement Json() => Parse(Body);

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

internal static class CardReading
{
    /// <summary>Every text on a card, in reading order.</summary>
    public static string Texts(this JsonElement card)
    {
        var texts = new List<string>();
        Collect(card.GetProperty("body"));
        return string.Join('\n', texts);

        void Collect(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray()) Collect(item);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                if (element.TryGetProperty("text", out var text)) texts.Add(text.GetString()!);
                foreach (var property in element.EnumerateObject().Where(property => property.Name is "items" or "inlines")) Collect(property.Value);
            }
        }
    }

    /// <summary>Every action on a card: those of rows in reading order, then the card's own.</summary>
    public static IReadOnlyList<JsonElement> Buttons(this JsonElement card) =>
    [
        .. card.GetProperty("body").EnumerateArray().Where(element => element.TryGetProperty("selectAction", out _)).Select(element => element.GetProperty("selectAction")),
        .. card.TryGetProperty("actions", out var actions) ? actions.EnumerateArray() : [],
    ];
}
