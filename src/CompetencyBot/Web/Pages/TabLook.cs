namespace CompetencyBot.Web.Pages;

/// <summary>How pages are drawn inside Teams. It stands in their addresses (<c>/tab/dark/fr/topic/CSC</c>), so that a page is right before any script runs.</summary>
/// <param name="Theme">Teams' theme, or <see cref="Unknown"/>.</param>
/// <param name="OnStage">Whether the page is on a meeting's stage: larger, and without search and navigation.</param>
public readonly record struct TabLook(string Theme, bool OnStage = false)
{
    /// <summary>The first part of the tab's addresses.</summary>
    public const string Path = "/tab";

    /// <summary>The page follows the browser until Teams tells its theme.</summary>
    public const string Unknown = "auto";

    private const string Stage = "-stage";

    public bool IsThemeKnown => Theme != Unknown;

    /// <summary>The look for a theme by Teams' name for it.</summary>
    public static TabLook InTheme(string? theme) => new(theme switch
    {
        "default" or "dark" or "contrast" => theme,
        "glass" => "dark",
        _ => Unknown,
    });

    /// <summary>The look that a request asks for; null for a page outside Teams.</summary>
    public static TabLook? Of(HttpRequest request) => request.Path.StartsWithSegments(Path, out var rest)
        ? Named(rest.Value?.Split('/', 3) is [_, var segment, ..] ? segment : null) ?? InTheme(request.Query["theme"])
        : null;

    /// <summary>The look that a part of an address names; null when it names none.</summary>
    public static TabLook? Named(string? segment)
    {
        var look = segment?.EndsWith(Stage, StringComparison.Ordinal) == true ? InTheme(segment[..^Stage.Length]) with { OnStage = true } : InTheme(segment);
        return look.ToString() == segment ? look : null;
    }

    public override string ToString() => OnStage ? Theme + Stage : Theme;
}
