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

    private static LanguageAnalysis Analysis(Language language) => new(language, language == Language.French ? French : English);

    private static IEnumerable<string> Meanings(Language language, string text) => Analysis(language).Analyze(text).SelectMany(word => word.Meanings);
}
