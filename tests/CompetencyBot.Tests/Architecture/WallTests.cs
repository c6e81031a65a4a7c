using System.Reflection;
using CompetencyBot.BotFramework.Hosting;
using NetArchTest.Rules;

namespace CompetencyBot.Tests.Architecture;

/// <summary>Arrows go from doors to slices to shared machinery to the framework's records, never back.</summary>
public sealed class WallTests
{
    private static readonly Assembly Bot = typeof(Program).Assembly;
    private static readonly string[] Doors = ["Bot", "Web", "Cli"];
    private static readonly string[] Slices = ["Ask", "Browse", "Diagnose", "Evaluate", "Exchange", "Find", "Help", "Package", "Share"];
    private static readonly string[] Machinery = ["Search", "Forms", "Knowledge", "Snapshots", "Cards", "Localization"];

    [Fact]
    public void The_frameworks_records_depend_on_nothing_above_them() => NoneOf("Competencies", [.. Doors, .. Slices, .. Machinery]);

    [Fact]
    public void Shared_machinery_knows_no_slice_and_no_door()
    {
        foreach (var part in Machinery) NoneOf(part, [.. Doors, .. Slices]);
    }

    [Fact]
    public void Slices_know_no_door()
    {
        foreach (var slice in Slices) NoneOf(slice, Doors);
    }

    [Fact]
    public void Only_Search_says_Lucene() => OnlyIn("Search", "Lucene");

    [Fact]
    public void Only_the_web_door_draws_pages() => OnlyIn("Web", "Microsoft.AspNetCore.Components");

    [Fact]
    public void Only_the_web_door_speaks_to_assistants() => OnlyIn("Web", "ModelContextProtocol");

    [Fact]
    public void Only_the_bot_says_Activity() => OnlyIn("Bot", "CompetencyBot.BotFramework.Activities");

    [Fact]
    public void The_protocol_knows_nothing_of_competencies() =>
        Holds(Types.InAssembly(typeof(BotHandler).Assembly).ShouldNot().HaveDependencyOnAny("CompetencyBot.Competencies", "CompetencyBot.Knowledge", "CompetencyBot.Search", "CompetencyBot.Cards"));

    private static void NoneOf(string part, IEnumerable<string> others) =>
        Holds(Types.InAssembly(Bot).That().ResideInNamespaceStartingWith($"CompetencyBot.{part}").ShouldNot()
            .HaveDependencyOnAny([.. others.Select(other => $"CompetencyBot.{other}")]));

    private static void OnlyIn(string part, string dependency) =>
        Holds(Types.InAssembly(Bot).That().DoNotResideInNamespaceStartingWith($"CompetencyBot.{part}").ShouldNot().HaveDependencyOn(dependency));

    private static void Holds(ConditionList rule)
    {
        var result = rule.GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
