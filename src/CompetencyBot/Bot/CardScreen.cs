using CompetencyBot.Ask;
using CompetencyBot.Browse;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Help;

namespace CompetencyBot.Bot;

/// <summary>The card for whatever is asked for, typed or pressed.</summary>
internal sealed class CardScreen(AskHandler ask, BrowseHandler browse)
{
    /// <param name="data">What is asked for.</param>
    /// <param name="language">The person's language.</param>
    /// <param name="previous">The competency they saw last, for a follow-up.</param>
    /// <returns>Null for a verb that no card of ours has.</returns>
    public Screen? Draw(CardData data, Language language, Code? previous = null) => data.Verb switch
    {
        Verbs.Ask => Ask(data.Question, language, previous),
        Verbs.Competency or Verbs.Topic => ByCode(data, language),
        Verbs.Category => new Screen(browse.Category(data.Category, language).Draw()),
        Verbs.Categories => new Screen(browse.Categories(language).Draw()),
        Verbs.Help => new Screen(HelpCards.Help(language)),
        CommandWords.Greeting => new Screen(HelpCards.Welcome(language)),
        _ => null,
    };

    /// <summary>A code that is not in the index, such as one removed since the card was drawn, is answered as a question.</summary>
    private Screen ByCode(CardData data, Language language) =>
        Code.TryParse(data.Code, out var code) && browse.Code(code, language) is { } place
            ? new Screen(place.Draw(), code.IsTopic ? null : code.OfCompetency)
            : Ask(data.Question ?? data.Code, language, null);

    private Screen Ask(string? question, Language language, Code? previous)
    {
        if (string.IsNullOrWhiteSpace(question)) return new Screen(HelpCards.Welcome(language));
        var outcome = ask.Ask(question, language, previous: previous);
        return new Screen(AskCards.Draw(outcome), (outcome as AskOutcome.Answered)?.Best.Place.Competency.Code);
    }
}

/// <summary>A card, and the competency it shows, if it shows one.</summary>
internal sealed record Screen(AdaptiveCard Card, Code? Competency = null);
