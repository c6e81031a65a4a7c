namespace CompetencyBot.Competencies;

/// <summary>Whose words a text is.</summary>
public enum Origin
{
    /// <summary>Written for this project, for libraries to start from.</summary>
    Starter,

    /// <summary>The Ontario Library Service's own words.</summary>
    OntarioLibraryService,

    /// <summary>The Ontario Library Service's text, translated for this project.</summary>
    Translation,

    /// <summary>Written by the library that runs the bot, in its overlay.</summary>
    Local,
}
