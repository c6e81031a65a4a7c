using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Localization;

namespace CompetencyBot.Browse;

/// <summary>Draws one competency in full, with the indicators that matter here set off.</summary>
public static class CompetencyCard
{
    /// <summary>What cards say of a competency whatever was asked, as long as the index holds it.</summary>
    private static readonly ConditionalWeakTable<CompetencyPlace, Words> Drawn = [];

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
        var words = Drawn.GetOrAdd(place, Draw, edition);
        var body = new List<CardElement>(8 + place.Competency.Indicators.Length) { words.Breadcrumb, words.Heading };
        AddIndicators(body, place.Competency, words, matching, texts, onlyMatching);
        if (withNotes) body.AddRange(words.Notes);
        if (words.Source is { } source) body.Add(source);
        return body;
    }

    private static Words Draw(CompetencyPlace place, Edition edition)
    {
        var texts = Texts.In(edition.Language);
        return new Words(
            Parts.Kept(Parts.Breadcrumb(place.Category.Name, place.Topic.Name)),
            Parts.Kept(Parts.Heading(Parts.Titled(place.Competency))),
            [.. place.Competency.Indicators.Select(Parts.Line).Select(Parts.Kept)],
            [.. Parts.LocalNotes(place.Notes, texts)],
            place.Topic.Text is { } text ? Parts.Kept(Parts.Source(text, edition, texts, place.Competency.Adapted)) : null);
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

    private static void AddIndicators(List<CardElement> body, Competency competency, Words words, ImmutableArray<Code> matching, Texts texts, bool onlyMatching)
    {
        var (set, others) = (new List<CardElement>(matching.Length), new List<CardElement>(words.Lines.Length));
        for (var i = 0; i < words.Lines.Length; i++) (matching.Contains(competency.Indicators[i].Code) ? set : others).Add(words.Lines[i]);
        if (set.Count > 0)
        {
            body.Add(Parts.Section(texts.MatchingIndicators));
            body.Add(new Container(set) { Style = "accent", Spacing = "small" });
        }
        if (onlyMatching)
        {
            var all = texts.ShowAllIndicators(competency.Indicators.Length);
            body.Add(Parts.Row(all, null, all, CardData.For(texts.Language, Verbs.Competency, competency.Code.ToString())));
        }
        else if (others.Count > 0)
        {
            body.Add(Parts.Section(set.Count > 0 ? texts.OtherIndicators : texts.Indicators));
            body.AddRange(others);
        }
    }

    /// <summary>What the card says aloud: all indicators, those that match first.</summary>
    public static string Spoken(Competency competency, ImmutableArray<Code> matching)
    {
        var indicators = competency.Indicators.OrderByDescending(indicator => matching.Contains(indicator.Code)).Select(indicator => indicator.Text);
        return string.Join(". ", [competency.Title, .. indicators]) + ".";
    }

    private sealed record Words(TextBlock Breadcrumb, TextBlock Heading, ImmutableArray<RichTextBlock> Lines, ImmutableArray<CardElement> Notes, TextBlock? Source);
}
