using CompetencyBot.Cli;

return await CommandLine.Run(args);

/// <summary>The program's entry, which tests start the server through.</summary>
public partial class Program;
