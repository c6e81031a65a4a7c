using System.Collections.Immutable;
using CompetencyBot.Ask;
using CompetencyBot.Competencies;

namespace CompetencyBot.Find;

/// <summary>What a search finds.</summary>
/// <param name="Answer">The bot's answer to the same question.</param>
/// <param name="Further">Competencies to list below it, best first; with <paramref name="Only"/>, everything found in that topic.</param>
/// <param name="Topics">The topics of all that was found, those with most first.</param>
/// <param name="Only">The topic that the list is narrowed to, if it is.</param>
public sealed record FindOutcome(AskOutcome Answer, ImmutableArray<Match> Further, ImmutableArray<TopicCount> Topics, TopicPlace? Only)
{
    public Language Language => Answer.Asked.Edition.Language;

    /// <summary>How many competencies were found in all topics.</summary>
    public int Count => Topics.Sum(topic => topic.Count);
}

/// <summary>A topic and how many competencies were found in it.</summary>
public sealed record TopicCount(Topic Topic, int Count);
