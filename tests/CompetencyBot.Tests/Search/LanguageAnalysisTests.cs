using CompetencyBot.Competencies;
using CompetencyBot.Search;

namespace CompetencyBot.Tests.Search;

/// <summary>Text in, index terms out.</summary>
public sealed class LanguageAnalysisTests
{
    private static readonly Vocabulary English = new([["patron", "library user"], ["check out", "borrow"]]);
    private static readonly Vocabulary French = new([["usager", "abonné"], ["prêt entre bibliothèques", "PEB"]]);

    [Theory]
    [InlineData(Language.English, "The patron's children's books", "patron children book")]
    [InlineData(Language.English, "policies and the police", "policy police")]
    [InlineData(Language.English, "communities communicate", "community communicate")]
    [InlineData(Language.English, "How do I handle a difficult patron?", "difficult patron")]
    [InlineData(Language.English, "What should I do when there’s shouting", "shouting")]
    [InlineData(Language.English, "RÉSUMÉ café", "resume cafe")]
    [InlineData(Language.French, "l'usager m’a dit qu'il reviendrait", "usag reviendrait")]
    [InlineData(Language.French, "Comment puis-je aider les abonnés ?", "abon")]
    [InlineData(Language.French, "est-ce que les règlements municipaux changent", "reglement municipal changent")]
    public void Words_lose_their_inflection_accents_and_the_scaffolding_of_a_question(Language language, string text, string words) =>
        Assert.Equal(words, string.Join(' ', Analysis(language).Analyze(text).Where(word => !word.IsFunctionWord).Select(word => word.Word).OfType<string>()));

    [Theory]
    [InlineData(Language.English, "patrons", "library users")]
    [InlineData(Language.English, "checking out", "borrowed")]
    [InlineData(Language.French, "abonnés", "usager")]
    [InlineData(Language.French, "prêts entre bibliothèques", "peb")]
    public void Words_and_phrases_of_one_group_share_a_meaning(Language language, string one, string other) =>
        Assert.NotEmpty(Meanings(language, one).Intersect(Meanings(language, other)));

    [Theory]
    [InlineData(Language.English, "organ", "organization")]
    [InlineData(Language.English, "policy", "police")]
    [InlineData(Language.English, "community", "communication")]
    [InlineData(Language.English, "past", "paste")]
    [InlineData(Language.English, "general", "generate")]
    [InlineData(Language.French, "usager", "usage")]
    public void Words_that_only_look_alike_stay_apart(Language language, string one, string other) =>
        Assert.Empty(Meanings(language, one).Intersect(Meanings(language, other)));

    [Theory]
    [InlineData(Language.English, "shout", "shouting")]
    [InlineData(Language.English, "train", "training")]
    [InlineData(Language.English, "evaluate", "evaluation")]
    [InlineData(Language.French, "bibliothèque", "bibliothèques")]
    [InlineData(Language.French, "planifier", "planifié")]
    public void Relatives_share_a_meaning(Language language, string one, string other) =>
        Assert.NotEmpty(Meanings(language, one).Intersect(Meanings(language, other)));

    [Theory]
    [InlineData("listens to patrons", "listening to a patron", true)]
    [InlineData("patrons listen", "listens to patrons", false)]
    [InlineData("boss never listens", "listens never boss", false)]
    [InlineData("to listen", "listen to", false)]
    public void A_phrasing_has_words_and_neighbours_in_their_order(string one, string other, bool sharesAPair) =>
        Assert.Equal(sharesAPair, Pairs(one).Intersect(Pairs(other)).Any());

    [Fact]
    public void A_function_word_is_no_word_s_meaning_in_a_phrasing() =>
        Assert.NotEqual(new PhrasingTerm("listen"), PhrasingTerm.OfFunctionWord("listen"));

    [Theory]
    [InlineData(Language.English, "How do I handle a difficult patron?", "difficult patron")]
    [InlineData(Language.English, "  Where's the antidisestablishmentarianismsupporter's desk", "antidisestablishmentarianismsupporter desk")]
    [InlineData(Language.French, "Qu’est-ce qu'un prêt ?", "est-ce prêt")]
    [InlineData(Language.English, "how do I?", "")]
    [InlineData(Language.English, "", "")]
    public void A_text_without_its_function_words_is_what_is_left_in_order(Language language, string text, string left) =>
        Assert.Equal(left, FunctionWords.Without(text, language));

    /// <summary>The terms that are not those of one word.</summary>
    private static IEnumerable<PhrasingTerm> Pairs(string text)
    {
        var (words, terms) = (Analysis(Language.English).Analyze(text), new List<PhrasingTerm>());
        LanguageAnalysis.PhrasingOf(words, terms);
        return terms.Except(words.SelectMany(word => word.Phrasing));
    }

    private static LanguageAnalysis Analysis(Language language) => new(language, language == Language.French ? French : English);

    private static IEnumerable<string> Meanings(Language language, string text) => Analysis(language).Analyze(text).SelectMany(word => word.Meanings);
}
