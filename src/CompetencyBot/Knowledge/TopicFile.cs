using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Knowledge;

/// <summary>What one topic's file says, with the lines it says it on. In an overlay anything but the code may be left out.</summary>
internal sealed record TopicFile(
    string File,
    Language Language,
    TopicFrontMatter FrontMatter,
    string? Name,
    int NameLine,
    string Introduction,
    ImmutableArray<Competency> Competencies,
    ImmutableDictionary<Code, int> Lines,
    ImmutableArray<TopicLink> Links)
{
    public Code Code => FrontMatter.Topic;
    public int CodeLine => FrontMatter.TopicLine;

    /// <summary>Where a code stands; for one that is not here, where its competency or the topic does.</summary>
    public int LineOf(Code code) => Lines.GetValueOrDefault(code, Lines.GetValueOrDefault(code.OfCompetency, CodeLine));
}

/// <summary>A Markdown link and the line it stands on.</summary>
internal sealed record TopicLink(string Target, int Line);
