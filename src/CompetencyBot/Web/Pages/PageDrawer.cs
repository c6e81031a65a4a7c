using CompetencyBot.Competencies;
using CompetencyBot.Find;
using CompetencyBot.Search;
using CompetencyBot.Snapshots;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace CompetencyBot.Web.Pages;

/// <summary>Draws the pages of the index. A page is a function of its address and the snapshot in use.</summary>
internal sealed class PageDrawer(SnapshotSource snapshots, FindHandler find, PageLinks links, MessagePages messages, IOptions<WebOptions> options)
{
    /// <summary>Draws for where the request comes from: a browser, or Teams in its theme.</summary>
    public PageDrawer For(HttpContext context) =>
        TabLook.Of(context.Request) is { } look ? new PageDrawer(snapshots, find, links.In(look), messages, options) : this;

    public IResult Overview(Language language) => Draw<OverviewPage>(
        Framed(language, edition => edition.Title, links.Overview) with { IsOverview = true });

    public IResult Category(string id, Language language, HttpContext context)
    {
        var framework = snapshots.Current.Framework;
        if (framework.In(language).Category(id) is not { } category) return messages.NotFound(context);
        var frame = Framed(language, _ => category.Name, other => links.Category(category, other), framework) with
        {
            Category = category,
            Updated = Frame.Newest(category.Topics),
        };
        return Draw<CategoryPage>(frame, (nameof(CategoryPage.Category), category));
    }

    /// <summary>The page of a topic or competency. Another way to write its address leads to the one it has.</summary>
    public IResult Code(string written, Language language, HttpContext context)
    {
        if (!Competencies.Code.TryParse(written.ToUpperInvariant(), out var code)) return messages.NotFound(context);
        var framework = snapshots.Current.Framework;
        var edition = framework.In(language);
        if (edition.Topic(code) is not { } topic || (!code.IsTopic && edition.Competency(code) is null)) return messages.NotFound(context, code);
        var address = links.Of(code, language);
        if (address != $"{links.Root}{context.Request.Path}") return TypedResults.LocalRedirect(address);

        var frame = Framed(language, _ => "", other => links.Of(code, other), framework) with
        {
            Category = topic.Category,
            Updated = topic.Topic.Text?.Updated ?? default,
        };
        return edition.Competency(code) is { } place && code.IsCompetency
            ? Draw<CompetencyPage>(frame with { Title = $"{code} {place.Competency.Title}", Description = place.Competency.Title }, (nameof(CompetencyPage.Place), place))
            : Draw<TopicPage>(
                frame with { Title = $"{code} {topic.Topic.Name}", Description = topic.Topic.Text is { } text ? Excerpt.FirstSentence(text.Introduction) : null },
                (nameof(TopicPage.Place), topic));
    }

    /// <summary>
    /// What a search finds. Words of the other language lead to its page; <paramref name="only"/> keeps to this one. A code leads to its own page.
    /// </summary>
    public IResult Search(string? typed, Language? only, string? topic, Language language)
    {
        var snapshot = snapshots.Current;
        var question = typed?.Trim() ?? "";
        var frame = Framed(language, edition => Localization.Texts.In(edition.Language).PageSearch, links.Search, snapshot.Framework) with { IsListed = false };
        if (question.Length == 0) return Draw<SearchPage>(frame, (nameof(SearchPage.Marks), Marks(SearchResult.Empty)));
        if (CodeIn(question, frame.Edition) is { } code) return TypedResults.LocalRedirect(links.Of(code, language));

        var found = find.Find(question, language, only is null ? null : language, Competencies.Code.TryParse(topic, out var narrowed) ? narrowed : null);
        if (found.Language != language) return TypedResults.LocalRedirect(links.Search(question, found.Language, only: false));
        return Draw<SearchPage>(
            frame with
            {
                Title = frame.Texts.PageResultsFor(question),
                Question = question,
                Address = other => links.Search(question, other, only: true),
            },
            (nameof(SearchPage.Found), found),
            (nameof(SearchPage.Marks), Marks(found.Answer.Asked.Result)));

        Marks Marks(SearchResult result) => new(snapshot.Highlights, result.Question, language);
    }

    /// <summary>The code that a search names. A word such as "law" is also a topic's code: only capitals say that it is meant.</summary>
    private static Code? CodeIn(string question, Edition edition) =>
        Competencies.Code.TryParseTyped(question, out var code)
        && (code.IsTopic ? question == code.Topic && edition.Topic(code) is not null : edition.Competency(code) is not null)
            ? code
            : null;

    private Frame Framed(Language language, Func<Edition, string> title, Func<Language, string> address, Framework? framework = null)
    {
        framework ??= snapshots.Current.Framework;
        return new Frame(framework, language, links, title(framework.In(language)), address) { WithNotes = options.Value.Notes };
    }

    private static PageResult Draw<TPage>(Frame frame, params ReadOnlySpan<(string Name, object Value)> parameters)
        where TPage : IComponent
    {
        var all = new Dictionary<string, object?> { [nameof(Frame)] = frame };
        foreach (var (name, value) in parameters) all[name] = value;
        return new PageResult(typeof(TPage), all);
    }
}
