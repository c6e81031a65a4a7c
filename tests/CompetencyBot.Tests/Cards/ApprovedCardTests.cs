using System.Text.Json;
using CompetencyBot.Ask;
using CompetencyBot.Browse;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Forms;
using CompetencyBot.Help;
using CompetencyBot.Search;

namespace CompetencyBot.Tests.Cards;

public sealed class ApprovedCardTests
{
    public static TheoryData<string> Names { get; } = [.. Gallery(Language.English).Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_looks_as_approved_in_English(string name) => Approval.Verify($"{name}.en", CardJson.Utf8(Gallery(Language.English)[name]));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_looks_as_approved_in_French(string name) => Approval.Verify($"{name}.fr", CardJson.Utf8(Gallery(Language.French)[name]));

    [Fact]
    public void Every_kind_of_outcome_has_an_approved_card()
    {
        var kinds = typeof(AskOutcome).GetNestedTypes().Concat(typeof(BrowseOutcome).GetNestedTypes()).Count(type => !type.IsAbstract);
        Assert.Equal(7, kinds);
    }

    [Fact]
    public void A_persons_text_never_becomes_markup()
    {
        const string Question = "**bold** [press](https://evil.example) <b>x</b> \"}],";
        var card = AskCards.Draw(new AskOutcome.NothingFound(Asked(Question, Language.English), []));
        using var json = JsonDocument.Parse(CardJson.Utf8(card));

        var element = json.RootElement.GetProperty("body")[0];
        Assert.Equal("RichTextBlock", element.GetProperty("type").GetString());
        Assert.Equal(Question, element.GetProperty("inlines")[1].GetProperty("text").GetString());
        Assert.DoesNotContain(card.Body.OfType<TextBlock>(), block => block.Text.Contains("bold", StringComparison.Ordinal));
    }

    private static Asked Asked(string question, Language language, QuestionForm form = QuestionForm.Competency) =>
        new(question, TestKnowledge.Edition(language), SearchResult.Empty, new FormReading(form, form == QuestionForm.Competency ? 1 : 0));

    private static Dictionary<string, AdaptiveCard> Gallery(Language language)
    {
        var edition = TestKnowledge.Edition(language);
        var question = language == Language.French ? "comment gérer un usager difficile ?" : "how do I handle a difficult patron?";
        Match Found(string code, params string[] indicators) => new(TestKnowledge.Competency(code, language), 0.8, [.. indicators.Select(Code.Parse)]);
        return new Dictionary<string, AdaptiveCard>
        {
            ["answer"] = AskCards.Draw(new AskOutcome.Answered(Asked(question, language), Found("CSC-4", "CSC-4.2", "CSC-4.1"), [Found("CSC-3"), Found("CSC-1"), Found("CSC-2")])),
            ["unsure"] = AskCards.Draw(new AskOutcome.Unsure(Asked(question, language), [Found("CSC-4"), Found("CSC-3")])),
            ["nothing-found"] = AskCards.Draw(new AskOutcome.NothingFound(Asked(question, language), [edition.Topic(Code.Parse("CSC"))!])),
            ["local-fact"] = AskCards.Draw(new AskOutcome.NothingFound(Asked(question, language, QuestionForm.LocalFact), [])),
            ["outside-work"] = AskCards.Draw(new AskOutcome.NothingFound(Asked(question, language, QuestionForm.OutsideWork), [])),
            ["small-talk"] = AskCards.Draw(new AskOutcome.NothingFound(Asked(question, language, QuestionForm.SmallTalk), [])),
            ["instruction"] = AskCards.Draw(new AskOutcome.NothingFound(Asked(question, language, QuestionForm.Instruction), [])),
            ["mended"] = AskCards.Draw(new AskOutcome.Answered(
                Asked(question, language) with { WasCut = true, Result = new SearchResult(new Question("", [new QuestionWord("calm", "clam", "calm", [], 1, true)], []), []) }, Found("CSC-4", "CSC-4.2"), [])),
            ["competency"] = new BrowseOutcome.AtCompetency(TestKnowledge.Competency("CSC-3", language), [], edition).Draw(),
            ["topic"] = new BrowseOutcome.AtTopic(edition.Topic(Code.Parse("CSC"))!, edition).Draw(),
            ["category"] = new BrowseOutcome.AtCategory(edition.Category("personal-interpersonal")!, edition).Draw(),
            ["categories"] = new BrowseOutcome.AtCategories(edition).Draw(),
            ["welcome"] = HelpCards.Welcome(language),
            ["help"] = HelpCards.Help(language),
        };
    }
}
