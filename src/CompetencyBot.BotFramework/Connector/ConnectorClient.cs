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

/// <summary>A reply was not delivered.</summary>
/// <param name="message">What happened.</param>
/// <param name="mayHaveArrived">True if it left and no answer came: sending it again could show it twice.</param>
public sealed class ConnectorException(string message, bool mayHaveArrived = false) : Exception(message)
{
    public bool MayHaveArrived { get; } = mayHaveArrived;
}

/// <summary>Where replies may go: over TLS, and in the clear only to a program on this machine, where that is allowed.</summary>
internal sealed record ServiceAddresses(bool AllowLoopbackHttp)
{
    public bool Allow(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (AllowLoopbackHttp && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}

/// <summary>The Bot Connector REST API, version 3.</summary>
internal sealed class ConnectorClient(HttpClient http, ServiceAddresses addresses) : IConnectorClient
{
    private const int MostOfAnAnswer = 64 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    public async Task<ResourceResponse> Send(Activity activity, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, AddressOf(activity))
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity))
            {
                Headers = { ContentType = Json },
            },
        };
        request.Options.Set(Departure.Conversation, activity.Conversation?.Id ?? "");
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode
                ? await ReadId(response, cancellationToken)
                : throw new ConnectorException($"The connector answered {(int)response.StatusCode} to a {activity.Type} activity.");
        }
        catch (ChannelTokenException exception)
        {
            throw new ConnectorException(exception.Message);
        }
        catch (HttpRequestException exception)
        {
            var unsent = exception.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;
            throw new ConnectorException(exception.Message, mayHaveArrived: !unsent && Departure.HasLeft(request));
        }
        catch (OperationCanceledException)
        {
            throw new ConnectorException($"The connector did not take a {activity.Type} activity in time.", Departure.HasLeft(request));
        }
    }

    /// <summary>The address for an activity: <c>…/v3/conversations/{id}/activities[/{replyToId}]</c>, ids escaped.</summary>
    private Uri AddressOf(Activity activity)
    {
        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service) || !addresses.Allow(service))
            throw new ConnectorException("The activity has no usable serviceUrl to reply to.");
        if (string.IsNullOrEmpty(activity.Conversation?.Id))
            throw new ConnectorException("The activity has no conversation id to reply to.");

        var address = $"{service.GetLeftPart(UriPartial.Path).TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(activity.Conversation.Id)}/activities";
        return Uri.TryCreate(string.IsNullOrEmpty(activity.ReplyToId) ? address : $"{address}/{Uri.EscapeDataString(activity.ReplyToId)}", UriKind.Absolute, out var complete)
            ? complete
            : throw new ConnectorException("The activity's ids make no address to reply to.");
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
}
