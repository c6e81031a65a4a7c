using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Localization;

namespace CompetencyBot.Help;

/// <summary>Draws what the bot says of itself: the welcome, which also answers a greeting, and the help.</summary>
public static class HelpCards
{
    public static AdaptiveCard Welcome(Language language)
    {
        var texts = Texts.In(language);
        string[] examples = [texts.ExampleQuestion1, texts.ExampleQuestion2, texts.ExampleQuestion3];
        return Parts.Card(
            texts,
            texts.WelcomeHeading,
            $"{texts.WelcomeHeading}. {texts.WelcomeIntroduction}",
            [
                Parts.Heading(texts.WelcomeHeading),
                Parts.Text(texts.WelcomeIntroduction),
                Parts.Section(texts.WelcomeExamples),
                .. examples.Select(question => Parts.Row(question, null, texts.AskExample(question), CardData.For(texts.Language, Verbs.Ask, question: question))),
            ],
            Parts.Button(texts.BrowseIndex, CardData.For(texts.Language, Verbs.Categories)),
            Parts.Button(texts.HowToAsk, CardData.For(texts.Language, Verbs.Help)));
    }

    public static AdaptiveCard Help(Language language)
    {
        var texts = Texts.In(language);
        string[] lines = [texts.HelpAsk, texts.HelpBrowse, texts.HelpCode, texts.HelpQuoted];
        return Parts.Card(
            texts,
            texts.HelpHeading,
            $"{texts.HelpHeading}. {string.Join(" ", lines)}",
            [Parts.Heading(texts.HelpHeading), .. lines.Select(Parts.Text)],
            Parts.Button(texts.BrowseIndex, CardData.For(texts.Language, Verbs.Categories)));
    }
}
