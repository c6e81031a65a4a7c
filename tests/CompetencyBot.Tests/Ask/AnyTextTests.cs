using CompetencyBot.Ask;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CsCheck;

namespace CompetencyBot.Tests.Ask;

/// <summary>Whatever is typed, asking ends in an outcome within its limits.</summary>
public sealed class AnyTextTests
{
    private static readonly AskHandler Handler = new(TestKnowledge.Snapshots);

    /// <summary>Any UTF-16, lone surrogates and control characters too; words of the index in any order; both together.</summary>
    private static readonly Gen<string> Texts = Gen.Frequency(
        (3, Gen.Char.Array[0, 3_000].Select(characters => new string(characters))),
        (3, Gen.OneOf("patron", "staff", "usager", "BUDGET", "CSC-4", "l'", "é́", "🙂", "\u202e", "\0", "AND", "*:*", "\"", "(", "how do I", "et si").Array[0, 60].Select(words => string.Join(' ', words))),
        (1, Gen.Char['a', 'z'].Array[0, 4_000].Select(letters => new string(letters))));

    [Fact]
    public void Any_text_ends_in_an_outcome_with_a_card_within_its_limits() => Texts.Sample(
        text =>
        {
            var outcome = Handler.Ask(text, Language.English, previous: Code.Parse("CSC-4"));
            Assert.True(outcome.Asked.Text.Length <= AskHandler.LongestQuestion);
            Assert.True(outcome is not AskOutcome.Unsure unsure || unsure.Candidates.Length is >= 1 and <= 3);
            Assert.True(outcome is not AskOutcome.Answered answered || answered.AlsoClose.Length <= 3);
            Assert.All(outcome.Asked.Result.Hits, hit => Assert.InRange(hit.Coverage, 0, 1));
            Assert.True(CardJson.Utf8(AskCards.Draw(outcome)).Length <= 25 * 1024);
        },
        iter: 2_000);
}
