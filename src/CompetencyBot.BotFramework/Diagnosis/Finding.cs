namespace CompetencyBot.BotFramework.Diagnosis;

/// <summary>How one thing stands.</summary>
public enum Health
{
    Good,

    /// <summary>It works, or is not needed, but somebody should know.</summary>
    Note,

    /// <summary>The bot does not work, or soon will not.</summary>
    Bad,
}

/// <summary>What was looked at, how it stands, what was seen and, unless it is good, what to do. Nothing secret is in it.</summary>
public sealed record Finding(string Subject, Health Health, string Seen, string? Remedy = null);
