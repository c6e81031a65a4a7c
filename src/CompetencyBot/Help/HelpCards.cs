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
        string[] lines = [texts.HelpAsk, texts.HelpBrowse, texts.HelpCode, texts.HelpLanguage, texts.HelpQuoted];
        return Parts.Card(
            texts,
            texts.HelpHeading,
            $"{texts.HelpHeading}. {string.Join(" ", lines)}",
            [Parts.Heading(texts.HelpHeading), .. lines.Select(Parts.Text)],
            Parts.Button(texts.BrowseIndex, CardData.For(texts.Language, Verbs.Categories)),
            OtherLanguage(texts));
    }

    /// <summary>Says that a conversation's language was changed.</summary>
    public static AdaptiveCard LanguageChosen(Language language)
    {
        var texts = Texts.In(language);
        return Parts.Card(
            texts,
            texts.LanguageChosen,
            $"{texts.LanguageChosen}. {texts.LanguageChosenWayForward}",
            [Parts.Heading(texts.LanguageChosen), Parts.Text(texts.LanguageChosenWayForward)],
            Parts.Button(texts.HowToAsk, CardData.For(texts.Language, Verbs.Help)),
            OtherLanguage(texts));
    }

    /// <summary>Says, once, to a team or chat that the bot is there; <paramref name="by"/> is who added it, where that is known.</summary>
    public static AdaptiveCard Added(Language language, string? by)
    {
        var texts = Texts.In(language);
        var heading = string.IsNullOrWhiteSpace(by) ? texts.Added : texts.AddedBy(by);
        return Parts.Card(
            texts,
            heading,
            $"{heading}. {texts.AddedIntroduction}",
            [new RichTextBlock([new TextRun(heading) { Weight = "bolder" }]), Parts.Text(texts.AddedIntroduction)],
            Parts.Button(texts.BrowseIndex, CardData.For(texts.Language, Verbs.Categories)),
            Parts.Button(texts.HowToAsk, CardData.For(texts.Language, Verbs.Help)));
    }

    private static ExecuteAction OtherLanguage(Texts texts) =>
        Parts.Button(texts.OtherLanguage, CardData.For(texts.Language == Language.French ? Language.English : Language.French, Verbs.Language));
}
