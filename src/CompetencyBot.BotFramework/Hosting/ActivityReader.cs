using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using CompetencyBot.BotFramework.Activities;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CompetencyBot.BotFramework.Hosting;

/// <summary>Reads an activity from a request, or says with which status and sentence to refuse it.</summary>
internal static class ActivityReader
{
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">Largest body taken.</param>
    /// <param name="patience">How long the body may take to come: a caller must not hold a connection for long by sending slowly.</param>
    /// <param name="time">The clock.</param>
    public static async ValueTask<Outcome> Read(HttpRequest request, int maxBytes, TimeSpan patience, TimeProvider time)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var contentType)
            || !contentType.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            return new Outcome.Refused(StatusCodes.Status415UnsupportedMediaType, "Send the activity as application/json.");

        if (contentType.Charset.HasValue && !contentType.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return new Outcome.Refused(StatusCodes.Status415UnsupportedMediaType, "Send the activity in UTF-8.");

        if (request.ContentLength > maxBytes)
            return TooLarge(maxBytes);

        try
        {
            return ReadArrived(request) ?? await ReadArriving(request, maxBytes, patience, time);
        }
        catch (BadHttpRequestException exception)
        {
            return new Outcome.Refused(exception.StatusCode, "The body did not come as HTTP says it should.");
        }
    }

    /// <summary>Reads a body that came whole with its headers, as nearly all do: nobody has to wait or be waited for. Null if this one did not.</summary>
    private static Outcome? ReadArrived(HttpRequest request)
    {
        if (request.ContentLength is not > 0 || !request.BodyReader.TryRead(out var arrived)) return null;
        var outcome = arrived.Buffer.Length == request.ContentLength ? Parse(arrived.Buffer.IsSingleSegment ? arrived.Buffer.FirstSpan : arrived.Buffer.ToArray()) : null;
        request.BodyReader.AdvanceTo(outcome is null ? arrived.Buffer.Start : arrived.Buffer.End);
        return outcome;
    }

    private static async Task<Outcome> ReadArriving(HttpRequest request, int maxBytes, TimeSpan patience, TimeProvider time)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, request.HttpContext.RequestAborted);
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(maxBytes, (int)(request.ContentLength ?? 8 * 1024)) + 1);
        try
        {
            var length = 0;
            int read;
            while ((read = await request.Body.ReadAsync(buffer.AsMemory(length), either.Token)) > 0)
            {
                length += read;
                if (length > maxBytes) return TooLarge(maxBytes);
                if (length == buffer.Length) buffer = Grow(buffer);
            }

            return Parse(buffer.AsSpan(0, length));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return new Outcome.Refused(StatusCodes.Status408RequestTimeout, "The activity took too long to come.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Outcome Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var activity = JsonSerializer.Deserialize(utf8, ActivityJson.Default.Activity);
            if (!Utf8.IsValid(utf8) || HasHalfLetters(utf8)) return new Outcome.Refused(StatusCodes.Status400BadRequest, "The body has a text that is not Unicode.");
            return activity is not { Type.Length: > 0 } ? new Outcome.Refused(StatusCodes.Status400BadRequest, "The activity has no type.")
                : HoldsNull(activity.Attachments) || HoldsNull(activity.Entities) || HoldsNull(activity.MembersAdded) || HoldsNull(activity.MembersRemoved)
                    ? new Outcome.Refused(StatusCodes.Status400BadRequest, "A list of the activity holds null.")
                : new Outcome.Read(activity);
        }
        catch (JsonException exception)
        {
            return new Outcome.Refused(
                StatusCodes.Status400BadRequest,
                $"The body is not an activity: wrong JSON at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}, path {exception.Path}.");
        }
    }

    private static bool HoldsNull<T>(IReadOnlyList<T?>? list)
        where T : class => list?.Contains(null) == true;

    /// <summary>
    /// Escapes such as <c>\ud800</c> alone are JSON by its grammar but stand for no text. In values that are kept unread they would
    /// come to light only when the bot looks at them.
    /// </summary>
    private static bool HasHalfLetters(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf("\\u"u8) < 0) return false;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 64 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped) reader.GetString();
            }
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static Outcome.Refused TooLarge(int maxBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, $"An activity has at most {maxBytes} bytes.");

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    public abstract record Outcome
    {
        private Outcome() { }
        public sealed record Read(Activity Activity) : Outcome;
        public sealed record Refused(int Status, string Detail) : Outcome;
    }
}
