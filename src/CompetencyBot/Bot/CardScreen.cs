using CompetencyBot.Ask;
using CompetencyBot.Browse;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Help;
using CompetencyBot.Localization;

namespace CompetencyBot.Bot;

/// <summary>The card for whatever is asked for, typed or pressed, with its links to the index's pages and the way back.</summary>
internal sealed class CardScreen(AskHandler ask, BrowseHandler browse, IndexPages pages, AskMetrics metrics)
{
    /// <param name="data">What is asked for.</param>
    /// <param name="language">The person's language.</param>
    /// <param name="previous">The competency they saw last, for a follow-up.</param>
    /// <returns>Null for a verb that no card of ours has.</returns>
    public Screen? Draw(CardData data, Language language, Code? previous = null) => data.Verb switch
    {
        Verbs.Ask => Finish(Ask(data.Question, language, previous), data),
        Verbs.Competency or Verbs.Topic => Finish(ByCode(data, language), data),
        Verbs.Category => Finish(new Screen(browse.Category(data.Category, language).Draw(), language), data),
        Verbs.Categories => Finish(new Screen(browse.Categories(language).Draw(), language), data),
        Verbs.Help => Finish(new Screen(HelpCards.Help(language), language), data),
        Verbs.Language => new Screen(HelpCards.LanguageChosen(language), language),
        CommandWords.Greeting => new Screen(HelpCards.Welcome(language), language),
        _ => null,
    };

    /// <summary>A code that is not in the index, such as one removed since the card was drawn, is answered as a question.</summary>
    private Screen ByCode(CardData data, Language language) =>
        Code.TryParse(data.Code, out var code) && browse.Code(code, language) is { } place
            ? new Screen(place.Draw(), language, code)
            : Ask(data.Question ?? data.Back?.Question ?? data.Code, language, null);

    private Screen Ask(string? question, Language language, Code? previous)
    {
        if (string.IsNullOrWhiteSpace(question)) return new Screen(HelpCards.Welcome(language), language);
        var outcome = ask.Ask(question, language, previous: previous);
        metrics.Asked(outcome);
        return new Screen(AskCards.Draw(outcome), outcome.Asked.Edition.Language, (outcome as AskOutcome.Answered)?.Best.Place.Competency.Code);
    }

    /// <summary>Adds the links to the page of what the card shows, and the ways back: from here, and to here.</summary>
    private Screen Finish(Screen screen, CardData here)
    {
        var texts = Texts.In(screen.Language);
        var card = screen.Card.LeadingBackTo(here);
        if (screen.Code is { } code && pages.AddressOf(code, screen.Language) is { } page && pages.LinkTo(code, screen.Language) is { } view)
        {
            var share = new Uri($"https://teams.microsoft.com/share?href={Uri.EscapeDataString(page.AbsoluteUri)}");
            card = card with { Body = [.. card.Body, Parts.Links((texts.ViewInIndex, view), (texts.Share, share))] };
        }
        return screen with { Card = here.Back is { } back ? card.With(Parts.Button(texts.Back, back)) : card };
    }
}

/// <summary>A card, its language, and the code that it shows, if it shows one.</summary>
internal sealed record Screen(AdaptiveCard Card, Language Language, Code? Code = null);
