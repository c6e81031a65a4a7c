using System.Collections.Immutable;
using System.Diagnostics;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;

namespace CompetencyBot.Browse;

/// <summary>Every place in the index that one can be shown.</summary>
public abstract record BrowseOutcome(Edition Edition)
{
    public sealed record AtCategories(Edition Edition) : BrowseOutcome(Edition);
    public sealed record AtCategory(Category Category, Edition Edition) : BrowseOutcome(Edition);
    public sealed record AtTopic(TopicPlace Place, Edition Edition) : BrowseOutcome(Edition);

    /// <summary>A competency; if an indicator was asked for, <c>Marked</c> holds its code.</summary>
    public sealed record AtCompetency(CompetencyPlace Place, ImmutableArray<Code> Marked, Edition Edition) : BrowseOutcome(Edition);

    public AdaptiveCard Draw() => this switch
    {
        AtCategories => BrowseCards.Categories(Edition),
        AtCategory at => BrowseCards.Category(at.Category, Edition),
        AtTopic at => BrowseCards.Topic(at.Place, Edition),
        AtCompetency at => CompetencyCard.Draw(at.Place, at.Marked, Edition),
        _ => throw new UnreachableException(),
    };
}
