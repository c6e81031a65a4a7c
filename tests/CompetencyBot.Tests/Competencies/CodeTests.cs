using CompetencyBot.Competencies;

namespace CompetencyBot.Tests.Competencies;

public sealed class CodeTests
{
    [Theory]
    [InlineData("CSC", "CSC", 0, 0)]
    [InlineData("CSC-4", "CSC", 4, 0)]
    [InlineData("CSC-4.2", "CSC", 4, 2)]
    [InlineData("csc 4.2", "CSC", 4, 2)]
    [InlineData("csc4", "CSC", 4, 0)]
    [InlineData(" Csc – 4,2 ", "CSC", 4, 2)]
    public void A_code_is_read_as_people_type_it(string typed, string topic, int competency, int indicator)
    {
        Assert.True(Code.TryParseTyped(typed, out var code));
        Assert.Equal(new Code(topic, competency, indicator), code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("C-4")]
    [InlineData("CSC-0")]
    [InlineData("CSC-4.0")]
    [InlineData("customer service")]
    [InlineData("4.2")]
    [InlineData("CSC-99999999999999")]
    public void What_is_no_code_is_refused(string? typed) => Assert.False(Code.TryParseTyped(typed, out _));

    [Theory]
    [InlineData("csc-4")]
    [InlineData("CSC 4")]
    [InlineData("CSC-4\n")]
    public void Files_must_write_codes_exactly(string written) => Assert.False(Code.TryParse(written, out _));

    [Fact]
    public void Codes_stand_in_the_order_of_their_numbers()
    {
        Code[] codes = [Code.Parse("CSC-10"), Code.Parse("CSC-2.11"), Code.Parse("CSC-2"), Code.Parse("BUD-3"), Code.Parse("CSC-2.9")];
        Assert.Equal(["BUD-3", "CSC-2", "CSC-2.9", "CSC-2.11", "CSC-10"], codes.Order().Select(code => code.ToString()));
    }
}
