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
    [Range(1, 14)]
    public int TurnTimeoutSeconds { get; set; } = 10;
}
