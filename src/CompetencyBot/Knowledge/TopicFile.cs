using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Knowledge;

/// <summary>What one topic's file says, with the lines it says it on.</summary>
internal sealed record TopicFile(
    string File,
    Language Language,
    Code Code,
    int CodeLine,
    string Name,
    int NameLine,
    TopicText Text,
    ImmutableArray<Competency> Competencies,
    ImmutableDictionary<Code, int> Lines);
