using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using CompetencyBot.Competencies;

namespace CompetencyBot.Localization;

/// <summary>Every text of the product in one language, from <c>Texts.resx</c> (English) and <c>Texts.fr.resx</c>.</summary>
public sealed class Texts
{
    private static readonly ResourceManager Resources = new(typeof(Texts));
    private static readonly FrozenDictionary<Language, Texts> ByLanguage = Languages.All.ToFrozenDictionary(language => language, language => new Texts(language));

    private readonly CultureInfo culture;

    /// <summary>Texts as they stand in the resources, which take a lock for each.</summary>
    private readonly ConcurrentDictionary<string, string> found = new(StringComparer.Ordinal);

    private Texts(Language language)
    {
        Language = language;
        culture = language.Culture();
    }

    public Language Language { get; }

    public static Texts In(Language language) => ByLanguage[language];

    public string MatchingIndicators => Get();
    public string OtherIndicators => Get();
    public string Indicators => Get();
    public string AlsoClose => Get();
    public string DidYouMean => Get();
    public string UnsureIntroduction => Get();
    public string NothingFound => Get();
    public string NothingFoundWayForward => Get();
    public string LocalFact => Get();
    public string LocalFactWayForward => Get();
    public string OutsideWorkWayForward => Get();
    public string SmallTalk => Get();
    public string SmallTalkWayForward => Get();
    public string Instruction => Get();
    public string NearestTopics => Get();
    public string BrowseIndex => Get();
    public string Topic => Get();
    public string Category => Get();
    public string BrowseIntroduction => Get();
    public string HowToAsk => Get();
    public string Competencies => Get();
    public string TopicWithoutText => Get();
    public string WelcomeHeading => Get();
    public string WelcomeIntroduction => Get();
    public string WelcomeExamples => Get();
    public string ExampleQuestion1 => Get();
    public string ExampleQuestion2 => Get();
    public string ExampleQuestion3 => Get();
    public string HelpHeading => Get();
    public string HelpAsk => Get();
    public string HelpBrowse => Get();
    public string HelpCode => Get();
    public string HelpQuoted => Get();
    public string YouAsked => Get();
    public string LocalNote => Get();
    public string Back => Get();
    public string ViewInIndex => Get();
    public string Share => Get();
    public string OtherLanguage => Get();
    public string LanguageChosen => Get();
    public string LanguageChosenWayForward => Get();
    public string HelpLanguage => Get();
    public string Added => Get();
    public string AddedIntroduction => Get();
    public string FindForMessage => Get();
    public string FindForMessageIntroduction => Get();
    public string Privacy => Get();
    public string PrivacyText => Get();
    public string Terms => Get();
    public string TermsText => Get();

    public string OpenTopic(string topic) => Format(topic);
    public string OpenCategory(string category) => Format(category);
    public string OpenCompetency(Code code, string title) => Named(nameof(OpenCompetency), code, title);
    public string AskExample(string question) => Format(question);
    public string Audience(string audience) => Format(audience);
    public string ShowAllIndicators(int indicators) => Format(indicators);
    public string AddedBy(string name) => Format(name);
    public string InsertCompetency(Code code, string title) => Named(nameof(InsertCompetency), code, title);
    public string TopicCount(int topics) => Format(topics);
    public string CompetencyCount(int competencies) => Format(competencies);
    public string AnswerSummary(Code code, string title) => Named(nameof(AnswerSummary), code, title);
    public string ShowingResultsFor(string words) => Format(words);
    public string QuestionCut(int characters) => Format(characters);
    public string TurnFailed(string reference) => Format(reference);

    public string OpenLink(string title, string host) => Named(nameof(OpenLink), title, host);

    public string Source(Origin origin, string publisher, DateOnly updated, bool adapted = false)
    {
        var whose = origin switch
        {
            Origin.OntarioLibraryService => Named("SourceOriginal", publisher),
            Origin.Translation => Named("SourceTranslation", publisher),
            Origin.Starter => Named("SourceStarter"),
            Origin.Local => Named("SourceLocal"),
            _ => throw new UnreachableException(),
        };
        if (adapted) whose = Named("SourceAdapted", whose);
        return Named("SourceUpdated", whose, updated.ToString(Named("DateFormat"), culture));
    }

    public string PageSkip => Get();
    public string PageSearchLabel => Get();
    public string PageSearchHint => Get();
    public string PageSearch => Get();
    public string PageCategories => Get();
    public string PagePath => Get();
    public string PageReturn => Get();
    public string PageOverview => Get();
    public string PageTry => Get();
    public string PageOnThisPage => Get();
    public string PageCopy => Get();
    public string PageCopied => Get();
    public string PageCopyFailed => Get();
    public string PagePrint => Get();
    public string PageAnswer => Get();
    public string PageFurther => Get();
    public string PageTopicsFound => Get();
    public string PageAllTopics => Get();
    public string PageSearchEmpty => Get();
    public string PageNotFound => Get();
    public string PageNotFoundWayForward => Get();
    public string PageFailed => Get();
    public string PageTooMany => Get();

    public string PageOverviewIntroduction(int competencies, int topics) => Named(nameof(PageOverviewIntroduction), competencies, topics);
    public string PageOthersInTopic(string topic) => Format(topic);
    public string PageCopyName(Code code) => Format(code);
    public string PageUpdated(DateOnly updated) => Format(updated.ToString(Named("DateFormat"), culture));
    public string PageSourceLink(string publisher) => Format(publisher);
    public string PageResultsFor(string question) => Format(question);
    public string PageInTopic(string topic) => Format(topic);
    public string PageNotFoundCode(Code code) => Format(code);
    public string PageFailedWayForward(string reference) => Format(reference);
    public string PageTooManyWayForward(int seconds) => Format(seconds);

    public string TabSettings => Get();
    public string TabSettingsIntroduction => Get();
    public string TabName => Get();
    public string TabWholeIndex => Get();
    public string TabOneTopic => Get();
    public string TabOneCompetency => Get();
    public string TabSave => Get();
    public string TabSaveFailed => Get();
    public string TabShare => Get();
    public string TabShared => Get();
    public string TabShareRefused => Get();

    private string Get([CallerMemberName] string name = "") => Named(name);

    private string Format(object argument, [CallerMemberName] string name = "") => Named(name, argument);

    private string Named(string name, params object[] arguments)
    {
        if (!found.TryGetValue(name, out var text))
            text = found[name] = Resources.GetString(name, culture) ?? throw new MissingManifestResourceException($"The text {name} is missing in {Language}.");
        return arguments.Length == 0 ? text : string.Format(culture, text, arguments);
    }
}
