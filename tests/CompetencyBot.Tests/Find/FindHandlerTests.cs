using CompetencyBot.Ask;
using CompetencyBot.Competencies;
using CompetencyBot.Find;

namespace CompetencyBot.Tests.Find;

public sealed class FindHandlerTests
{
    private static readonly AskHandler Ask = new(TestKnowledge.Snapshots);
    private static readonly FindHandler Handler = new(TestKnowledge.Snapshots, Ask);

    [Theory]
    [InlineData("how do I handle a difficult patron?")]
    [InlineData("budget for training")]
    [InlineData("comment former les bénévoles")]
    [InlineData("what time do you close")]
    public void The_answer_is_the_bots(string question) =>
        Assert.Equal(AskAnswer.For(Ask.Ask(question, Language.English)).Matches.Select(match => match.Code), AskAnswer.For(Handler.Find(question, Language.English).Answer).Matches.Select(match => match.Code));

    [Fact]
    public void Nothing_is_listed_twice_and_every_topic_is_counted()
    {
        var found = Handler.Find("budget for training", Language.English);
        var codes = found.Further.Concat(found.Answer.Matches).Select(match => match.Place.Competency.Code).ToList();
        Assert.NotEmpty(found.Further);
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Equal(codes.Count, found.Count);
        Assert.Equal(found.Topics.Select(topic => topic.Count).OrderDescending(), found.Topics.Select(topic => topic.Count));
    }

    [Fact]
    public void A_topic_narrows_to_everything_found_in_it()
    {
        var all = Handler.Find("budget for training", Language.English);
        var narrowed = Handler.Find("budget for training", Language.English, topic: Code.Parse("BUD"));
        Assert.All(narrowed.Further, match => Assert.Equal("BUD", match.Place.Topic.Code.ToString()));
        Assert.Equal(all.Topics.Single(topic => topic.Topic.Code == Code.Parse("BUD")).Count, narrowed.Further.Length);
        Assert.Equal(all.Count, narrowed.Count);
        Assert.Null(Handler.Find("budget for training", Language.English, topic: Code.Parse("XYZ")).Only);
    }

    [Theory]
    [InlineData("what time do you close today")]
    [InlineData("hello")]
    [InlineData("xqzt vlrp")]
    public void A_question_that_is_not_for_the_index_lists_nothing(string question) =>
        Assert.Empty(Handler.Find(question, Language.English).Further);
}
