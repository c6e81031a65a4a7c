using System.Text.Json;

namespace CompetencyBot.Tests.Architecture;

/// <summary>Feeds that lack the SDK's packages must be able to restore everything else.</summary>
public sealed class SdkChoiceTests
{
#if BOTBUILDER
    private const bool Chosen = true;
#else
    private const bool Chosen = false;
#endif

    [Theory]
    [InlineData("CompetencyBot.BotBuilder/")]
    [InlineData("Microsoft.Bot.")]
    [InlineData("AdaptiveCards/")]
    public void The_SDK_and_its_host_are_restored_where_they_were_chosen_and_nowhere_else(string name)
    {
        var assets = Path.Combine(TestKnowledge.Root, "tests", "CompetencyBot.Tests", "obj", "project.assets.json");
        using var json = JsonDocument.Parse(File.ReadAllBytes(assets));
        Assert.Equal(Chosen, json.RootElement.GetProperty("libraries").EnumerateObject().Any(library => library.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)));
    }
}
