using CompetencyBot.Competencies;
using CompetencyBot.Search;

namespace CompetencyBot.Tests.Search;

public sealed class SearchIndexTests
{
    [Theory]
    [InlineData("how do I handle a difficult patron?", Language.English, "CSC-4")]
    [InlineData("an upset customer", Language.English, "CSC-4")]
    [InlineData("angry user", Language.English, "CSC-4")]
    [InlineData("a client is irate", Language.English, "CSC-4")]
    [InlineData("measurable service standards", Language.English, "CSC-2")]
    [InlineData("comment gérer un usager difficile ?", Language.French, "CSC-4")]
    [InlineData("un abonné fâché", Language.French, "CSC-4")]
    public void Words_that_mean_the_same_find_the_same(string question, Language language, string expected) =>
        Assert.Equal(Code.Parse(expected), TestKnowledge.Snapshots.Current.Index.Search(new TypedText(question), language).Hits[0].Competency);

    [Fact]
    public void A_hit_names_the_indicators_that_speak_of_the_question()
    {
        var hit = TestKnowledge.Snapshots.Current.Index.Search(new TypedText("stay calm and professional in a difficult situation"), Language.English).Hits[0];
        Assert.Equal(Code.Parse("CSC-4.2"), hit.Indicators[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ?!")]
    [InlineData("how do I")]
    [InlineData("+:* AND ( \"")]
    public void Text_without_words_to_search_finds_nothing_and_does_no_harm(string question) =>
        Assert.Empty(TestKnowledge.Snapshots.Current.Index.Search(new TypedText(question), Language.English).Hits);

    [Theory]
    [InlineData(Language.English, null)]
    [InlineData(Language.French, null)]
    [InlineData(Language.English, "CSC-4")]
    [InlineData(Language.French, "CSC-4")]
    public void The_best_are_the_first_of_all_however_few_are_wanted(Language language, string? context)
    {
        var snapshot = TestKnowledge.Snapshots.Current;
        var questions = snapshot.Framework.In(language).Competencies.SelectMany(place => place.Competency.Questions.Take(2)).ToList();
        Assert.True(questions.Count > 100);
        foreach (var question in questions)
        {
            var all = Found(question, int.MaxValue);
            foreach (var limit in (int[])[0, 1, 3, 10]) Assert.Equal(all.Take(limit), Found(question, limit));
        }

        List<string> Found(string question, int limit) =>
            [.. snapshot.Index.Search(new TypedText(question), language, limit, context is null ? null : Code.Parse(context)).Hits.Select(hit => $"{hit with { Indicators = [] }} {string.Join(' ', hit.Indicators)}")];
    }
}
