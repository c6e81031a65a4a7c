using CompetencyBot.Competencies;

namespace CompetencyBot.Knowledge;

/// <summary>A link in a topic's text leads to a code (<c>#CSC-4</c>), to another topic's file (with or without a code), or to the web.</summary>
internal static class LinkRules
{
    /// <summary><paramref name="codes"/> are all that a link in <paramref name="topics"/> may lead to.</summary>
    public static void Check(IReadOnlyList<TopicFile> topics, HashSet<Code> codes, ProblemList problems)
    {
        var files = topics.ToDictionary(topic => topic.File);
        foreach (var (topic, link) in topics.SelectMany(topic => topic.Links, (topic, link) => (topic, link)))
        {
            if (Uri.TryCreate(link.Target, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "mailto") continue;
            var parts = link.Target.Split('#', 2);
            var target = parts[0].Length == 0 ? topic : files.GetValueOrDefault(Resolve(topic.File, parts[0]));
            if (target is null)
                problems.Add(topic.File, link.Line, $"The link leads to '{parts[0]}', which is no topic's file.", "Correct the path, or write the code alone, such as (#CSC-4).");
            else if (parts.Length == 2 && !(Code.TryParse(parts[1], out var code) && (parts[0].Length == 0 ? codes : [target.Code, .. target.Lines.Keys]).Contains(code)))
                problems.Add(topic.File, link.Line, $"The link leads to '{parts[1]}', which is no code there.", "Write a code of the index, such as (#CSC-4).");
        }
    }

    /// <summary>A path as seen from a file, both with slashes; one that leads out of the folder stays as it is and so fits no file.</summary>
    private static string Resolve(string from, string path)
    {
        var steps = new List<string>(from.Split('/')[..^1]);
        foreach (var step in path.Split('/'))
        {
            if (step == "..") { if (steps.Count == 0) return path; steps.RemoveAt(steps.Count - 1); }
            else if (step != ".") steps.Add(step);
        }
        return string.Join('/', steps);
    }
}
