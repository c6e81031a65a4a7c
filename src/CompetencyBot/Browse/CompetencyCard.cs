using System.Collections.Immutable;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Localization;

namespace CompetencyBot.Browse;

/// <summary>Draws one competency in full, with the indicators that matter here set off.</summary>
public static class CompetencyCard
{
    public static AdaptiveCard Draw(
        CompetencyPlace place, ImmutableArray<Code> matching, Edition edition, IReadOnlyList<CardElement>? before = null, IReadOnlyList<CardElement>? after = null)
    {
        var texts = Texts.In(edition.Language);
        var competency = place.Competency;
        List<CardElement> body =
        [
            .. before ?? [],
            Parts.Breadcrumb(place.Category.Name, place.Topic.Name),
            Parts.Heading(Parts.Titled(competency)),
            .. Indicators(competency, matching, texts),
            .. Parts.LocalNotes(place.Notes, texts),
            .. place.Topic.Text is { } text ? (CardElement[])[Parts.Source(text, edition, texts, competency.Adapted)] : [],
            .. after ?? [],
        ];
        return Parts.Card(
            texts,
            texts.AnswerSummary(competency.Code, competency.Title),
            Spoken(competency, matching),
            body,
            Parts.Button(texts.Topic, CardData.For(texts.Language, Verbs.Topic, place.Topic.Code.ToString()), texts.OpenTopic(place.Topic.Name)),
            Parts.Button(texts.BrowseIndex, CardData.For(texts.Language, Verbs.Categories)));
    }

    private static IEnumerable<CardElement> Indicators(Competency competency, ImmutableArray<Code> matching, Texts texts)
    {
        var (set, others) = Split(competency, matching);
        if (set.Count > 0)
        {
            yield return Parts.Section(texts.MatchingIndicators);
            yield return new Container([.. set.Select(Parts.Line)]) { Style = "accent", Spacing = "small" };
        }
        if (others.Count > 0)
        {
            yield return Parts.Section(set.Count > 0 ? texts.OtherIndicators : texts.Indicators);
            foreach (var indicator in others) yield return Parts.Line(indicator);
        }
    }

    private static string Spoken(Competency competency, ImmutableArray<Code> matching)
    {
        var (set, others) = Split(competency, matching);
        return $"{competency.Title}. {string.Join(". ", set.Concat(others).Select(indicator => indicator.Text))}.";
    }

    private static (List<Indicator> Matching, List<Indicator> Others) Split(Competency competency, ImmutableArray<Code> matching) =>
        ([.. competency.Indicators.Where(indicator => matching.Contains(indicator.Code))],
         [.. competency.Indicators.Where(indicator => !matching.Contains(indicator.Code))]);
}
