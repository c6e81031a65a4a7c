using System.ComponentModel.DataAnnotations;

namespace CompetencyBot.BotFramework.Hosting;

/// <summary>Settings of the protocol edge, section <c>Bot</c>.</summary>
public sealed class BotFrameworkOptions
{
    public const string Section = "Bot";

    /// <summary>Path at which activities arrive.</summary>
    [Required, RegularExpression("^/.+", ErrorMessage = "Bot:MessagesPath must start with '/'.")]
    public string MessagesPath { get; set; } = "/api/messages";

    /// <summary>Largest activity taken, in bytes.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxActivityBytes { get; set; } = 256 * 1024;

    /// <summary>How long one turn may take, in seconds. Teams repeats an activity that is not answered within 15.</summary>
    [Range(1, 12)]
    public int TurnTimeoutSeconds { get; set; } = 10;

    /// <summary>How many turns run at once. A quarter more wait for a place; who comes then is asked to come again.</summary>
    [Range(1, 100_000)]
    public int MaxConcurrentTurns { get; set; } = 500;

    /// <summary>Most turns of one conversation in any ten seconds; 0 for no limit.</summary>
    [Range(0, int.MaxValue)]
    public int MaxTurnsPerConversation { get; set; } = 100;

    /// <summary>Most turns of one tenant in any ten seconds; 0 for no limit.</summary>
    [Range(0, int.MaxValue)]
    public int MaxTurnsPerTenant { get; set; } = 5_000;

    /// <summary>Tenants whose people may use the bot; empty for all.</summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>Whether local clients that hold the bot's own credentials may talk to it. Unset: in Development only.</summary>
    public bool? AllowEmulatorTokens { get; set; }
}
