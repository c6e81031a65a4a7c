using System.Collections.Immutable;
using CompetencyBot.Competencies;
using CompetencyBot.Search;

namespace CompetencyBot.Tests.Search;

/// <summary>Text and question in, marked text out.</summary>
public sealed class HighlightsTests
{
    private static readonly Highlights Highlights = new(TestKnowledge.Shipped.Vocabularies);

    [Theory]
    [InlineData(Language.English, "train the new clerks", "Trains clerks, and keeps training records", "[Trains clerks], and keeps [training] records")]
    [InlineData(Language.English, "difficult patrons", "Addresses difficult situations with users", "Addresses [difficult situations] with [users]")]
    [InlineData(Language.English, "the library's budget", "Defends the budget's every line", "Defends the [budget]'s every line")]
    [InlineData(Language.English, "how do I do it", "Knows how to do it", "Knows how to do it")]
    [InlineData(Language.English, "shelving", "", "")]
    [InlineData(Language.French, "l'évaluation d’un usager", "Évalue les besoins de l’usager", "[Évalue] les besoins de l’[usager]")]
    [InlineData(Language.French, "BUDGET", "Prépare le budget et le budgète", "Prépare le [budget] et le [budgète]")]
    public void Words_of_the_question_and_those_that_mean_the_same_are_marked(Language language, string question, string text, string marked)
    {
        var result = TestKnowledge.Snapshots.Current.Index.Search(new TypedText(question), language);
        var pieces = Highlights.In(text, result.Question, language);
        Assert.Equal(text, string.Concat(pieces.Select(piece => piece.Piece)));
        Assert.Equal(marked, string.Concat(pieces.Select(piece => piece.IsMarked ? $"[{piece.Piece}]" : piece.Piece)));
    }

    [Fact]
    public void A_phrase_of_the_vocabulary_is_marked_whole()
    {
        var vocabulary = new Vocabulary([["late fee", "overdue charge"]]);
        var highlights = new Highlights(ImmutableDictionary<Language, Vocabulary>.Empty.Add(Language.English, vocabulary));
        var question = new Question("", [new QuestionWord("late fee", null, null, ["=0"], 1, true)], []);
        Assert.Equal([("Waives an ", false), ("overdue charge", true), (" once", false)], highlights.In("Waives an overdue charge once", question, Language.English));
    }
}
