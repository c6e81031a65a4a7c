using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Ask;

/// <summary>Every way a question can end that the person asking is told about.</summary>
public abstract record AskOutcome(string Question, Edition Edition)
{
    /// <summary>One competency answers; up to three others are close.</summary>
    public sealed record Answered(string Question, Edition Edition, Match Best, ImmutableArray<Match> AlsoClose) : AskOutcome(Question, Edition);

    /// <summary>One of up to three competencies may answer.</summary>
    public sealed record Unsure(string Question, Edition Edition, ImmutableArray<Match> Candidates) : AskOutcome(Question, Edition);

    /// <summary>The index does not hold it; these topics come nearest, if any does.</summary>
    public sealed record NothingFound(string Question, Edition Edition, ImmutableArray<TopicPlace> Nearest) : AskOutcome(Question, Edition);
}

/// <summary>A competency that may answer. <c>Confidence</c> goes from 0 to 1.</summary>
public sealed record Match(CompetencyPlace Place, double Confidence, ImmutableArray<Code> Indicators);
