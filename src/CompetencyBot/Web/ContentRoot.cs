namespace CompetencyBot.Web;

/// <summary>The folder that settings and knowledge are read from.</summary>
internal static class ContentRoot
{
    /// <summary>The working folder if it has an <c>appsettings.json</c>, otherwise the program's own, where the defaults travel along.</summary>
    public static string Find() =>
        File.Exists(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json")) ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
}
