using System.Net.Http.Headers;
using System.Text.Json;
using CompetencyBot.BotFramework.Activities;

namespace CompetencyBot.BotFramework.Connector;

/// <summary>The channel's side of a conversation: where replies are sent.</summary>
public interface IConnectorClient
{
    /// <summary>Sends one activity to the conversation it is addressed to. Throws <see cref="ConnectorException"/> when it was not, or not surely, delivered.</summary>
    Task<ResourceResponse> Send(Activity activity, CancellationToken cancellationToken);
}

/// <summary>A reply was not, or not surely, delivered.</summary>
public sealed class ConnectorException(string message, Undelivered how = Undelivered.Refused) : Exception(message)
{
    public Undelivered How { get; } = how;
}

/// <summary>What is known of a reply that was not surely delivered.</summary>
public enum Undelivered
{
    /// <summary>It was not taken, and would not be taken a moment later either: the channel refuses it, or the bot has no token.</summary>
    Refused,

    /// <summary>It was not taken, but the next may be: the channel is busy, broken or cannot be reached.</summary>
    NotNow,

    /// <summary>It left and no answer came: sending it again could show it twice.</summary>
    Unsure,

    /// <summary>The activity names no place that a reply may go to.</summary>
    NoAddress,
}

/// <summary>Where replies may go: over TLS, and in the clear only to a program on this machine, where that is allowed.</summary>
internal sealed record ServiceAddresses(bool AllowLoopbackHttp)
{
    public bool Allow(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (AllowLoopbackHttp && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}

/// <summary>The Bot Connector REST API, version 3.</summary>
internal sealed class ConnectorClient(HttpMessageInvoker http, ServiceAddresses addresses) : IConnectorClient
{
    private const int MostOfAnAnswer = 64 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>Nearly all activities name the same service address as the one before.</summary>
    private volatile Service? latest;

    public async Task<ResourceResponse> Send(Activity activity, CancellationToken cancellationToken)
    {
        var address = AddressOf(activity);
        using var message = new Departing(JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity), activity.Conversation?.Id) { Headers = { ContentType = Json } };
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = message };
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode
                ? await ReadId(response, cancellationToken)
                : throw new ConnectorException(
                    $"The connector answered {(int)response.StatusCode} to a {activity.Type} activity.",
                    (int)response.StatusCode is 412 or >= 500 ? Undelivered.NotNow : Undelivered.Refused);
        }
        catch (ChannelTokenException exception)
        {
            throw new ConnectorException(exception.Message);
        }
        catch (OperationCanceledException)
        {
            throw new ConnectorException($"The connector did not take a {activity.Type} activity in time.", message.Left ? Undelivered.Unsure : Undelivered.NotNow);
        }
        // Whatever went wrong after it left, it may have arrived.
        catch (Exception exception) when (exception is HttpRequestException || message.Left)
        {
            throw new ConnectorException(exception.Message, message.Left ? Undelivered.Unsure : Undelivered.NotNow);
        }
    }

    /// <summary>The address for an activity: <c>…/v3/conversations/{id}/activities[/{replyToId}]</c>, ids escaped.</summary>
    private Uri AddressOf(Activity activity)
    {
        if (latest is not { } service || service.Text != activity.ServiceUrl)
        {
            if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var read) || !addresses.Allow(read))
                throw new ConnectorException("The activity has no usable serviceUrl to reply to.", Undelivered.NoAddress);
            latest = service = new Service(activity.ServiceUrl, $"{read.GetLeftPart(UriPartial.Path).TrimEnd('/')}/v3/conversations/");
        }
        if (string.IsNullOrEmpty(activity.Conversation?.Id))
            throw new ConnectorException("The activity has no conversation id to reply to.", Undelivered.NoAddress);

        var address = $"{service.Conversations}{Uri.EscapeDataString(activity.Conversation.Id)}/activities";
        return Uri.TryCreate(string.IsNullOrEmpty(activity.ReplyToId) ? address : $"{address}/{Uri.EscapeDataString(activity.ReplyToId)}", UriKind.Absolute, out var complete)
            ? complete
            : throw new ConnectorException("The activity's ids make no address to reply to.", Undelivered.NoAddress);
    }

    /// <summary>The id the channel gave. The message was accepted whatever the body is, so an odd or endless one is no failure.</summary>
    private static async Task<ResourceResponse> ReadId(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MostOfAnAnswer, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return body.Length == 0 ? new ResourceResponse(null) : JsonSerializer.Deserialize(body, ActivityJson.Default.ResourceResponse) ?? new ResourceResponse(null);
        }
        catch (Exception exception) when (exception is JsonException or HttpRequestException or IOException or OperationCanceledException)
        {
            return new ResourceResponse(null);
        }
    }

    /// <param name="Text">The service address as it was sent.</param>
    /// <param name="Conversations">Where its conversations are.</param>
    private sealed record Service(string Text, string Conversations);
}
