using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Localization;

namespace CompetencyBot.Browse;

/// <summary>Draws the index as one walks through it: categories, the topics of one, the competencies of a topic.</summary>
public static class BrowseCards
{
    public static AdaptiveCard Categories(Edition edition)
    {
        var texts = Texts.In(edition.Language);
        return Parts.Card(
            texts,
            edition.Title,
            $"{edition.Title}. {texts.BrowseIntroduction} {string.Join(", ", edition.Categories.Select(category => category.Name))}.",
            [
                Parts.Breadcrumb(edition.Publisher),
                Parts.Heading(edition.Title),
                Parts.Text(texts.BrowseIntroduction),
                .. edition.Categories.Select(category => Parts.Row(
                    category.Name,
                    texts.TopicCount(category.Topics.Length),
                    texts.OpenCategory(category.Name),
                    CardData.For(texts.Language, Verbs.Category, category: category.Id))),
                Parts.Note(edition.Licence),
            ],
            Parts.Button(texts.HowToAsk, CardData.For(texts.Language, Verbs.Help)));
    }

    public static AdaptiveCard Category(Category category, Edition edition)
    {
        var texts = Texts.In(edition.Language);
        return Parts.Card(
            texts,
            category.Name,
            $"{category.Name}. {string.Join(", ", category.Topics.Select(topic => topic.Name))}.",
            [
                Parts.Breadcrumb(edition.Title),
                Parts.Heading(category.Name),
                .. category.Topics.Select(topic => TopicRow(topic, texts)),
            ],
            Parts.Button(texts.BrowseIndex, CardData.For(texts.Language, Verbs.Categories)));
    }

    public static AdaptiveCard Topic(TopicPlace place, Edition edition)
    {
        var texts = Texts.In(edition.Language);
        var (category, topic) = place;
        return Parts.Card(
            texts,
            topic.Name,
            $"{topic.Name}. {topic.Text?.Introduction ?? texts.TopicWithoutText}",
            [
                Parts.Breadcrumb(category.Name),
                Parts.Heading($"{topic.Code} · {topic.Name}"),
                Parts.Text(topic.Text?.Introduction ?? texts.TopicWithoutText),
                .. topic.Text?.Audience is { } audience ? (CardElement[])[Parts.Note(texts.Audience(audience))] : [],
                .. topic.Competencies.IsEmpty ? (CardElement[])[] : [Parts.Section(texts.Competencies)],
                .. topic.Competencies.Select(competency => CompetencyRow(new CompetencyPlace(category, topic, competency), null, texts)),
                .. Parts.LocalNotes(topic.Note is { } note ? [note] : [], texts),
                .. topic.Text is { } text ? (CardElement[])[Parts.Source(text, edition, texts)] : [],
            ],
            Parts.Button(texts.Category, CardData.For(texts.Language, Verbs.Category, category: category.Id), texts.OpenCategory(category.Name)),
            Parts.Button(texts.BrowseIndex, CardData.For(texts.Language, Verbs.Categories)));
    }

    public static Container TopicRow(Topic topic, Texts texts) => Parts.Row(
        topic.Name,
        topic.Competencies.IsEmpty ? topic.Code.ToString() : $"{topic.Code} · {texts.CompetencyCount(topic.Competencies.Length)}",
        texts.OpenTopic(topic.Name),
        CardData.For(texts.Language, Verbs.Topic, topic.Code.ToString()));

    public static Container CompetencyRow(CompetencyPlace place, string? detail, Texts texts) => Parts.Row(
        Parts.Titled(place.Competency),
        detail,
        texts.OpenCompetency(place.Competency.Code, place.Competency.Title),
        CardData.For(texts.Language, Verbs.Competency, place.Competency.Code.ToString()));
}
