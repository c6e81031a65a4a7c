using System.Net.Http.Headers;
using System.Text.Json;
using CompetencyBot.BotFramework.Activities;

namespace CompetencyBot.BotFramework.Connector;

/// <summary>The channel's side of a conversation: where replies are sent.</summary>
public interface IConnectorClient
{
    /// <summary>Sends one activity to the conversation it is addressed to. Throws <see cref="ConnectorException"/> when the channel refuses it.</summary>
    Task<ResourceResponse> Send(Activity activity, CancellationToken cancellationToken);
}

/// <summary>The Bot Connector REST API, version 3.</summary>
public sealed class ConnectorClient(HttpClient http) : IConnectorClient
{
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
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new ConnectorException($"The connector answered {(int)response.StatusCode} to a {activity.Type} activity.");

        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return ResponseIn(body);
    }

    /// <summary>The address for an activity: <c>…/v3/conversations/{id}/activities[/{replyToId}]</c>, ids escaped.</summary>
    internal static Uri AddressOf(Activity activity)
    {
        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service)
            || (service.Scheme != Uri.UriSchemeHttps && service.Scheme != Uri.UriSchemeHttp))
            throw new ConnectorException("The activity has no usable serviceUrl to reply to.");
        if (string.IsNullOrEmpty(activity.Conversation?.Id))
            throw new ConnectorException("The activity has no conversation id to reply to.");

        var address = $"{service.AbsoluteUri.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(activity.Conversation.Id)}/activities";
        return new Uri(string.IsNullOrEmpty(activity.ReplyToId) ? address : $"{address}/{Uri.EscapeDataString(activity.ReplyToId)}");
    }

    /// <summary>An empty or odd body is fine: the message was accepted.</summary>
    private static ResourceResponse ResponseIn(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty) return new ResourceResponse(null);
        try
        {
            return JsonSerializer.Deserialize(body, ActivityJson.Default.ResourceResponse) ?? new ResourceResponse(null);
        }
        catch (JsonException)
        {
            return new ResourceResponse(null);
        }
    }
}

/// <summary>A reply could not be delivered.</summary>
public sealed class ConnectorException(string message) : Exception(message);
