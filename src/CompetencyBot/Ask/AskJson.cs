using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Diagnostics;
using CompetencyBot.Competencies;

namespace CompetencyBot.Ask;

/// <summary>The answer to a question as other programs read it. Members may be added; none changes its meaning.</summary>
public sealed record AskAnswer(
    string Outcome,
    string Language,
    string Question,
    IReadOnlyList<AskAnswer.MatchAnswer> Matches,
    IReadOnlyList<AskAnswer.TopicAnswer> Topics)
{
    public sealed record MatchAnswer(
        string Code, string Title, string Topic, string TopicName, string Category, double Confidence, IReadOnlyList<IndicatorAnswer> Indicators);

    public sealed record IndicatorAnswer(string Code, string Text, bool Matched);

    public sealed record TopicAnswer(string Code, string Name);

    public static AskAnswer For(AskOutcome outcome)
    {
        var matches = outcome.Matches;
        var topics = outcome is AskOutcome.NothingFound { Nearest: var nearest }
            ? nearest.Select(place => place.Topic)
            : matches.Select(match => match.Place.Topic);
        return new AskAnswer(
            NameOf(outcome),
            outcome.Asked.Edition.Language.Tag(),
            outcome.Asked.Text,
            [.. matches.Select(For)],
            [.. topics.DistinctBy(topic => topic.Code).Select(topic => new TopicAnswer(topic.Code.ToString(), topic.Name))]);
    }

    /// <summary>How an outcome is called: <c>answered</c>, <c>unsure</c> or <c>nothing</c>.</summary>
    public static string NameOf(AskOutcome outcome) => outcome switch
    {
        AskOutcome.Answered => "answered",
        AskOutcome.Unsure => "unsure",
        AskOutcome.NothingFound => "nothing",
        _ => throw new UnreachableException(),
    };

    private static MatchAnswer For(Match match) => new(
        match.Place.Competency.Code.ToString(),
        match.Place.Competency.Title,
        match.Place.Topic.Code.ToString(),
        match.Place.Topic.Name,
        match.Place.Category.Name,
        Math.Round(match.Confidence, 2),
        [.. match.Place.Competency.Indicators.Select(indicator => new IndicatorAnswer(indicator.Code.ToString(), indicator.Text, match.Indicators.Contains(indicator.Code)))]);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AskAnswer))]
public sealed partial class AskJson : JsonSerializerContext
{
    /// <summary>Indented, with letters such as é as themselves: for a terminal.</summary>
    public static AskJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });
}
