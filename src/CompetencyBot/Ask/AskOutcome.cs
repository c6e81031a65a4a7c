using System.Collections.Immutable;
using CompetencyBot.Competencies;
using CompetencyBot.Forms;
using CompetencyBot.Search;

namespace CompetencyBot.Ask;

/// <summary>Every way a question can end that the person asking is told about.</summary>
public abstract record AskOutcome(Asked Asked)
{
    /// <summary>The competencies that may answer, best first; none when nothing was found.</summary>
    public abstract ImmutableArray<Match> Matches { get; }

    /// <summary>One competency answers; up to three others are close.</summary>
    public sealed record Answered(Asked Asked, Match Best, ImmutableArray<Match> AlsoClose) : AskOutcome(Asked)
    {
        public override ImmutableArray<Match> Matches => [Best, .. AlsoClose];
    }

    /// <summary>One of up to three competencies may answer.</summary>
    public sealed record Unsure(Asked Asked, ImmutableArray<Match> Candidates) : AskOutcome(Asked)
    {
        public override ImmutableArray<Match> Matches => Candidates;
    }

    /// <summary>The index does not hold it; these topics come nearest, if any does.</summary>
    public sealed record NothingFound(Asked Asked, ImmutableArray<TopicPlace> Nearest) : AskOutcome(Asked)
    {
        public override ImmutableArray<Match> Matches => [];
    }
}

/// <summary>What was asked, as it was understood.</summary>
/// <param name="Text">The question as typed, cut to what is read of it.</param>
/// <param name="Edition">The edition that answers, in the language of the question.</param>
/// <param name="Result">Its words as the search reads them, and what it found; empty for a code.</param>
/// <param name="Reading">What kind of answer the question wants, as far as it can be told.</param>
/// <param name="WasCut">True when the text was longer than what is read of it.</param>
public sealed record Asked(string Text, Edition Edition, SearchResult Result, FormReading Reading, bool WasCut = false)
{
    /// <summary>A text that asks for a part of the index by its name.</summary>
    public Asked(string text, Edition edition, SearchResult result) : this(text, edition, result, FormReading.Competencies) { }

    /// <summary>What kind of answer the question is taken to want.</summary>
    public QuestionForm Form => Confidence.FormOf(Reading);

    /// <summary>The mended words, if any: what was typed and what was meant.</summary>
    public ImmutableArray<(string Typed, string Meant)> Mended => [.. Result.Question.Mended];
}

/// <summary>A competency that may answer. <c>Confidence</c> goes from 0 to 1.</summary>
public sealed record Match(CompetencyPlace Place, double Confidence, ImmutableArray<Code> Indicators)
{
    /// <summary>What was found, with its place in an edition.</summary>
    internal static IEnumerable<Match> Of(IEnumerable<Hit> hits, Edition edition) =>
        hits.Select(hit => edition.Competency(hit.Competency) is { } place ? new Match(place, hit.Coverage, hit.Indicators) : null).OfType<Match>();
}
