using System.Collections.Immutable;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Localization;

namespace CompetencyBot.Browse;

/// <summary>Draws one competency in full, with the indicators that matter here set off.</summary>
public static class CompetencyCard
{
    public static AdaptiveCard Draw(CompetencyPlace place, ImmutableArray<Code> matching, Edition edition)
    {
        var texts = Texts.In(edition.Language);
        return Card(place, matching, texts, Body(place, matching, edition), OpenTopic(place, texts), Browse(texts));
    }

    /// <summary>The competency as the answer to a question: only the indicators that match, if any does, and a row to open all of them.</summary>
    public static AdaptiveCard DrawAnswer(
        CompetencyPlace place, ImmutableArray<Code> matching, Edition edition, IEnumerable<CardElement> before, IEnumerable<CardElement> after)
    {
        var texts = Texts.In(edition.Language);
        var isPart = !matching.IsEmpty && matching.Length < place.Competency.Indicators.Length;
        return Card(place, matching, texts, [.. before, .. Body(place, matching, edition, onlyMatching: isPart), .. after], OpenTopic(place, texts), Browse(texts));
    }

    /// <summary>The competency's words, without buttons.</summary>
    public static IReadOnlyList<CardElement> Body(CompetencyPlace place, ImmutableArray<Code> matching, Edition edition, bool onlyMatching = false, bool withNotes = true)
    {
        var texts = Texts.In(edition.Language);
        return
        [
            Parts.Breadcrumb(place.Category.Name, place.Topic.Name),
            Parts.Heading(Parts.Titled(place.Competency)),
            .. Indicators(place.Competency, matching, texts, onlyMatching),
            .. withNotes ? Parts.LocalNotes(place.Notes, texts) : [],
            .. place.Topic.Text is { } text ? (CardElement[])[Parts.Source(text, edition, texts, place.Competency.Adapted)] : [],
        ];
    }

    private static AdaptiveCard Card(CompetencyPlace place, ImmutableArray<Code> matching, Texts texts, IReadOnlyList<CardElement> body, params CardAction[] actions) => Parts.Card(
        texts,
        texts.AnswerSummary(place.Competency.Code, place.Competency.Title),
        Spoken(place.Competency, matching),
        body,
        actions);

    private static ExecuteAction OpenTopic(CompetencyPlace place, Texts texts) =>
        Parts.Button(texts.Topic, CardData.For(texts.Language, Verbs.Topic, place.Topic.Code.ToString()), texts.OpenTopic(place.Topic.Name));

    private static ExecuteAction Browse(Texts texts) => Parts.Button(texts.BrowseIndex, CardData.For(texts.Language, Verbs.Categories));

    private static IEnumerable<CardElement> Indicators(Competency competency, ImmutableArray<Code> matching, Texts texts, bool onlyMatching)
    {
        var (set, others) = Split(competency, matching);
        if (set.Count > 0)
        {
            yield return Parts.Section(texts.MatchingIndicators);
            yield return new Container([.. set.Select(Parts.Line)]) { Style = "accent", Spacing = "small" };
        }
        if (onlyMatching)
        {
            var all = texts.ShowAllIndicators(competency.Indicators.Length);
            yield return Parts.Row(all, null, all, CardData.For(texts.Language, Verbs.Competency, competency.Code.ToString()));
        }
        else if (others.Count > 0)
        {
            yield return Parts.Section(set.Count > 0 ? texts.OtherIndicators : texts.Indicators);
            foreach (var indicator in others) yield return Parts.Line(indicator);
        }
    }

    /// <summary>What the card says aloud: all indicators, those that match first.</summary>
    public static string Spoken(Competency competency, ImmutableArray<Code> matching)
    {
        var (set, others) = Split(competency, matching);
        return string.Join(". ", [competency.Title, .. set.Select(indicator => indicator.Text), .. others.Select(indicator => indicator.Text)]) + ".";
    }

    private static (List<Indicator> Matching, List<Indicator> Others) Split(Competency competency, ImmutableArray<Code> matching)
    {
        var (set, others) = (new List<Indicator>(matching.Length), new List<Indicator>(competency.Indicators.Length));
        foreach (var indicator in competency.Indicators) (matching.Contains(indicator.Code) ? set : others).Add(indicator);
        return (set, others);
    }
}
