using System.ComponentModel.DataAnnotations;

namespace CompetencyBot.Knowledge;

/// <summary>Where the knowledge is, section <c>Knowledge</c>. A relative folder is looked for in the working folder, then beside the program.</summary>
public sealed class KnowledgeOptions
{
    public const string Section = "Knowledge";

    /// <summary>Folder that holds <c>framework.yaml</c>.</summary>
    [Required]
    public string Folder { get; set; } = "knowledge";

    /// <summary>Folder of the library's own layer over it. It need not exist.</summary>
    [Required]
    public string Overlay { get; set; } = "overlay";

    /// <summary>Folder of what the command <c>learn</c> keeps. It need not exist.</summary>
    [Required]
    public string Learned { get; set; } = "learned";

    /// <summary>How often the folders are looked at for changes, in milliseconds; 0 for never.</summary>
    [Range(0, 60_000)]
    public int WatchMilliseconds { get; set; } = 250;

    /// <summary>Throws <see cref="InvalidOperationException"/>, which names it, if a setting is of another kind.</summary>
    public static void Check(IConfiguration settings) => settings.GetSection(Section).Get<KnowledgeOptions>();
}

/// <summary>The knowledge cannot be used; the message names every problem.</summary>
public sealed class KnowledgeException(IReadOnlyCollection<KnowledgeProblem> problems)
    : Exception($"The knowledge has {problems.Count} problem(s):{Environment.NewLine}{string.Join(Environment.NewLine, problems)}");
