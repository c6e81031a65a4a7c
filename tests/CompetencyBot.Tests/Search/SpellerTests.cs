using CompetencyBot.Search;

namespace CompetencyBot.Tests.Search;

public sealed class SpellerTests
{
    private static readonly Speller Speller = new(
        ["budget", "complaint", "customer", "patron", "policy", "received", "reference", "staff", "volunteer", "wheelchair", "calm", "claim", "how", "cat"],
        word => word == "calm" ? 5 : 1);

    [Theory]
    [InlineData("bugdet", "budget")]
    [InlineData("budgett", "budget")]
    [InlineData("compaint", "complaint")]
    [InlineData("complsint", "complaint")]
    [InlineData("costumer", "customer")]
    [InlineData("réference", "reference")]
    [InlineData("aptron", "patron")]
    [InlineData("refrence", "reference")]
    [InlineData("volontere", "volunteer")]
    [InlineData("weelchair", "wheelchair")]
    [InlineData("clam", "calm")]
    [InlineData("hwo", "how")]
    [InlineData("car", null)]
    [InlineData("pizza", null)]
    [InlineData("xqzvkw", null)]
    [InlineData("b2dget", null)]
    public void A_mistyped_word_is_taken_for_the_likeliest_of_the_indexs_own(string typed, string? meant) =>
        Assert.Equal(meant, Speller.Mend(typed));

    [Fact]
    public void Swapped_letters_and_neighbouring_keys_cost_less_than_other_slips()
    {
        Assert.True(Speller.Distance("plicy", "policy", 3) < Speller.Distance("plxicy", "policy", 3));
        Assert.True(Speller.Distance("pilocy", "policy", 3) > Speller.Distance("ploicy", "policy", 3));
        Assert.True(Speller.Distance("polivy", "policy", 3) < Speller.Distance("polizy", "policy", 3));
    }
}
