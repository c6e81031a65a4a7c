namespace CompetencyBot.BotFramework.Authentication;

/// <summary>The program cannot start with these settings; the message says what to change.</summary>
public sealed class BotConfigurationException(string message) : Exception(message);
