using CompetencyBot.Ask;
using CompetencyBot.Competencies;
using CompetencyBot.Evaluate;

namespace CompetencyBot.Tests.Evaluate;

public sealed class EvaluationTests
{
    private const string Columns = "id\tlang\tquery\texpect_kind\texpected\tstyle\tsource\n";

    [Fact]
    public void Scores_count_what_the_bot_would_have_said()
    {
        var score = Score.Of(new Evaluation(new AskHandler(TestKnowledge.Snapshots)).Run(Read(Columns
            + "1\ten\thow do I handle a difficult patron?\tcompetency\tcsc-4|Customer Service\tquestion\tx\n"
            + "2\ten\thow do I handle a difficult patron?\ttopic\tMarketing\tquestion\tx\n"
            + "3\tfr\tcomment gérer un usager difficile ?\ttopic\tcustomer service champion\tquestion\tx\n"
            + "4\ten\tqzxv wvkj\ttopic\tMarketing\tquestion\tx\n"
            + "5\ten\tqzxv wvkj\tnone\tnone\tquestion\tx\n"
            + "6\ten\thow do I handle a difficult patron?\tnone\tnone\tquestion\tx\n")));
        Assert.Equal(6, score.N);
        Assert.Equal(0.5, score.Success1);
        Assert.Equal(0.25, score.OverRefusal);
        Assert.Equal(0.5, score.FalseAnswer);
        Assert.Equal(0.5, score.NoneRecall);
        Assert.InRange(score.Mrr, 0.5, 0.75);
    }

    [Theory]
    [InlineData("id\tquery\texpected\n", "Line 1: the column 'lang' is missing")]
    [InlineData(Columns + "1\ten\tx\ttopic\tNo Such Topic\tquestion\tx\n", "Line 2: 'No Such Topic' is neither a code nor an English topic name")]
    public void A_file_that_cannot_be_read_says_where(string text, string told) =>
        Assert.Contains(told, Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static List<ExpectedAnswer> Read(string text) => [.. ExpectedAnswer.Read(new StringReader(text), TestKnowledge.Edition(Language.English))];
}
