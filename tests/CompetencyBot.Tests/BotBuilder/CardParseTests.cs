using AdaptiveCards;

namespace CompetencyBot.Tests.BotBuilder;

/// <summary>The cards as the library reads them that programs on the SDK make theirs with.</summary>
public sealed class CardParseTests
{
    public static TheoryData<string> Approved { get; } = [.. Directory.EnumerateFiles(Approval.Folder, "*.json").Where(file => !file.EndsWith(".received.json", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(Approved))]
    public void An_approved_card_is_read_without_a_warning(string name)
    {
        var result = AdaptiveCard.FromJson(File.ReadAllText(Path.Combine(Approval.Folder, $"{name}.json")));
        Assert.Empty(result.Warnings.Select(warning => $"{warning.Code}: {warning.Message}"));
        Assert.NotEmpty(result.Card.Body);
    }
}
