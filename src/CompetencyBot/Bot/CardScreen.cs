using CompetencyBot.Ask;
using CompetencyBot.Browse;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Help;

namespace CompetencyBot.Bot;

/// <summary>The card for whatever is asked for, typed or pressed.</summary>
internal sealed class CardScreen(AskHandler ask, BrowseHandler browse)
{
    /// <summary>Null for a verb that no card of ours has.</summary>
    public AdaptiveCard? Draw(CardData data, Language language) => data.Verb switch
    {
        Verbs.Ask => Ask(data.Question, language),
        Verbs.Competency or Verbs.Topic => ByCode(data, language),
        Verbs.Category => browse.Category(data.Category, language).Draw(),
        Verbs.Categories => browse.Categories(language).Draw(),
        Verbs.Help => HelpCards.Help(language),
        CommandWords.Greeting => HelpCards.Welcome(language),
        _ => null,
    };

    /// <summary>A code that is not in the index, such as one removed since the card was drawn, is answered as a question.</summary>
    private AdaptiveCard ByCode(CardData data, Language language) =>
        Code.TryParse(data.Code, out var code) && browse.Code(code, language) is { } place
            ? place.Draw()
            : Ask(data.Question ?? data.Code, language);

    private AdaptiveCard Ask(string? question, Language language) =>
        string.IsNullOrWhiteSpace(question) ? HelpCards.Welcome(language) : AskCards.Draw(ask.Ask(question, language));
}
