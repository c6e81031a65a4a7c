using System.ComponentModel.DataAnnotations;

namespace CompetencyBot.Knowledge;

/// <summary>Where the knowledge is, section <c>Knowledge</c>.</summary>
public sealed class KnowledgeOptions
{
    public const string Section = "Knowledge";

    /// <summary>Folder that holds <c>framework.yaml</c>. A relative one is looked for in the working folder, then beside the program.</summary>
    [Required]
    public string Folder { get; set; } = "knowledge";
}

/// <summary>The knowledge cannot be used; the message names every problem.</summary>
public sealed class KnowledgeException(IReadOnlyCollection<KnowledgeProblem> problems)
    : Exception($"The knowledge has {problems.Count} problem(s):{Environment.NewLine}{string.Join(Environment.NewLine, problems)}");
