using CompetencyBot.Competencies;
using CompetencyBot.Localization;

namespace CompetencyBot.Cards;

/// <summary>The pieces that every card is put together from.</summary>
public static class Parts
{
    /// <summary>The element, which many cards show: it is turned into JSON once.</summary>
    public static TElement Kept<TElement>(TElement element)
        where TElement : CardElement
    {
        element.Json = new KeptJson();
        return element;
    }

    public static TextBlock Heading(string text) => new(text) { Style = "heading", Size = "large", Weight = "bolder" };

    public static TextBlock Section(string text) => new(text) { Style = "heading", Size = "default", Weight = "bolder", Spacing = "medium" };

    public static TextBlock Note(string text) => new(text) { Size = "small", IsSubtle = true, Spacing = "medium" };

    public static RichTextBlock Text(string text) => new([new TextRun(text)]);

    /// <summary>Where a text stands: <c>category › topic</c>.</summary>
    public static TextBlock Breadcrumb(params IEnumerable<string> names) => new(string.Join(" › ", names)) { Size = "small", IsSubtle = true };

    public static string Titled(Competency competency) => $"{competency.Code} · {competency.Title}";

    public static RichTextBlock Line(Indicator indicator) => new(
    [
        new TextRun($"{indicator.Code}  ") { Size = "small", IsSubtle = true },
        new TextRun(indicator.Text),
    ]) { Spacing = "small" };

    /// <summary>Whose words a topic is and when they were last changed.</summary>
    public static TextBlock Source(TopicText text, Edition edition, Texts texts, bool adapted = false) =>
        Note(texts.Source(text.Origin, edition.Publisher, text.Updated, adapted));

    /// <summary>The library's own notes, set apart from the index's words; none when there is no note.</summary>
    public static IEnumerable<CardElement> LocalNotes(IEnumerable<LocalNote> notes, Texts texts)
    {
        foreach (var note in notes)
        {
            yield return new Container(
            [
                Section(texts.LocalNote),
                .. note.Text.Length > 0 ? (CardElement[])[Text(note.Text)] : [],
                .. note.Links.Select(link => new RichTextBlock([new TextRun(texts.OpenLink(link.Title, link.Address.Host)) { SelectAction = Open(link, texts) }])),
            ]) { Style = "good", Spacing = "medium" };
        }
    }

    /// <summary>Links that stand side by side and wrap, as buttons would not.</summary>
    public static RichTextBlock Links(params (string Title, Uri Address)[] links) => new(
        [.. links.SelectMany((link, number) => (TextRun[])
        [
            .. number == 0 ? (TextRun[])[] : [new TextRun("   ")],
            new TextRun(link.Title) { SelectAction = new OpenUrlAction { Title = link.Title, Url = link.Address } },
        ])]) { Spacing = "medium" };

    private static OpenUrlAction Open(NoteLink link, Texts texts) => new() { Title = texts.OpenLink(link.Title, link.Address.Host), Url = link.Address };

    /// <summary>A line that opens something when pressed. The whole title shows on the narrowest screen, as it would not on a button.</summary>
    public static Container Row(string title, string? detail, string action, CardData data) => Row(title, detail, Button(action, data));

    public static Container Row(string title, string? detail, CardAction action) => new(
    [
        new RichTextBlock([new TextRun(title) { Weight = "bolder" }, new TextRun(" ›")]),
        .. detail is null ? (CardElement[])[] : [new TextBlock(detail) { Size = "small", IsSubtle = true, Spacing = "none" }],
    ])
    {
        Style = "emphasis",
        Spacing = "small",
        SelectAction = action,
    };

    /// <summary>A button. Its title must fit two side by side in 280 pixels; <paramref name="tooltip"/> may say more.</summary>
    public static ExecuteAction Button(string title, CardData data, string? tooltip = null) => new()
    {
        Title = title,
        Tooltip = tooltip,
        Verb = data.Verb,
        Data = data,
        Fallback = new SubmitAction { Title = title, Data = data },
    };

    public static AdaptiveCard Card(Texts texts, string summary, string speak, IReadOnlyList<CardElement> body, params CardAction[] actions) => new()
    {
        Lang = texts.Language.Tag(),
        Summary = summary,
        Speak = speak,
        Body = body,
        Actions = actions.Length == 0 ? null : actions,
    };
}
