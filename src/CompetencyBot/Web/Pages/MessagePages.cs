using System.Security.Cryptography;
using CompetencyBot.Competencies;
using CompetencyBot.Snapshots;

namespace CompetencyBot.Web.Pages;

/// <summary>Pages that say what happened instead of the page that was asked for. They are in the language of the address or else the reader's.</summary>
internal sealed partial class MessagePages(SnapshotSource snapshots, PageLinks links, ILogger<MessagePages> log)
{
    /// <param name="context">The request.</param>
    /// <param name="code">The code that the index lacks, if one was asked for.</param>
    public IResult NotFound(HttpContext context, Code? code = null)
    {
        var frame = FrameFor(context, texts => texts.PageNotFound);
        var text = code is { } missing ? $"{frame.Texts.PageNotFoundCode(missing)} {frame.Texts.PageNotFoundWayForward}" : frame.Texts.PageNotFoundWayForward;
        return Page(frame, text, StatusCodes.Status404NotFound, code is { } known ? frame.Edition.Topic(known)?.Topic : null);
    }

    /// <summary>The reader gets a reference that stands in the log.</summary>
    public IResult Failed(HttpContext context, Exception exception)
    {
        var reference = RandomNumberGenerator.GetHexString(8);
        LogFailed(context.Request.Path, exception.GetType().Name, reference);
        var frame = FrameFor(context, texts => texts.PageFailed);
        return Page(frame, frame.Texts.PageFailedWayForward(reference), StatusCodes.Status500InternalServerError);
    }

    public IResult TooMany(HttpContext context, int seconds)
    {
        var frame = FrameFor(context, texts => texts.PageTooMany);
        return Page(frame, frame.Texts.PageTooManyWayForward(seconds), StatusCodes.Status429TooManyRequests);
    }

    private Frame FrameFor(HttpContext context, Func<Localization.Texts, string> title)
    {
        var look = TabLook.Of(context.Request);
        var segments = context.Request.Path.Value?.Split('/') ?? [];
        var language = PreferredLanguage.Named(segments.ElementAtOrDefault(look is null ? 1 : 3)) ?? PreferredLanguage.Of(context.Request);
        var leadingOn = links.In(look);
        return new Frame(snapshots.Current.Framework, language, leadingOn, title(Localization.Texts.In(language)), leadingOn.Overview) { IsListed = false };
    }

    private static PageResult Page(Frame frame, string text, int status, Topic? suggested = null) =>
        new(typeof(MessagePage), new Dictionary<string, object?> { [nameof(MessagePage.Frame)] = frame, [nameof(MessagePage.Text)] = text, [nameof(MessagePage.Suggested)] = suggested }, status);

    [LoggerMessage(LogLevel.Error, "The page {path} failed with the {exception} above; its reader was told reference {reference}")]
    private partial void LogFailed(string path, string exception, string reference);
}
