using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>Why a competency was found: for each word of the question where it stands and what it adds.</summary>
public sealed record Explanation(Hit Hit, ImmutableArray<WordEvidence> Words);

/// <param name="Word">A word of the question.</param>
/// <param name="Alone">The score that the word by itself would give the competency; 0 where it does not stand.</param>
/// <param name="Places">Codes of the title and indicators that hold it or its meaning.</param>
/// <param name="Questions">In how many of the competency's questions it stands.</param>
/// <param name="InTopic">Whether the topic's name or introduction holds it.</param>
public sealed record WordEvidence(QuestionWord Word, double Alone, ImmutableArray<Code> Places, int Questions, bool InTopic);
