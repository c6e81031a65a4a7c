using System.ComponentModel.DataAnnotations;

namespace CompetencyBot.Web;

/// <summary>What is served beside the bot, section <c>Web</c>. <see cref="Browse.PageOptions"/> holds its public address.</summary>
public sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Whether the index is shown as pages.</summary>
    public bool Pages { get; set; } = true;

    /// <summary>Whether the index is given to programs: as JSON and as CASE.</summary>
    public bool Api { get; set; } = true;

    /// <summary>Whether the index is given to assistants, over the Model Context Protocol.</summary>
    public bool Mcp { get; set; } = true;

    /// <summary>Whether pages show the library's own notes. They are for its staff: say no where the pages are open to everybody.</summary>
    public bool Notes { get; set; } = true;

    /// <summary>Most requests of one client in a minute, pages and machine doors together; 0 for no limit.</summary>
    [Range(0, 1_000_000, ErrorMessage = "Web:RequestsPerMinute must be from 0, for no limit, to 1000000.")]
    public int RequestsPerMinute { get; set; } = 600;
}
