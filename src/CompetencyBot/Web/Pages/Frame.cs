using CompetencyBot.Competencies;
using CompetencyBot.Localization;

namespace CompetencyBot.Web.Pages;

/// <summary>What stands around the content of a page.</summary>
/// <param name="Framework">The index as it is now.</param>
/// <param name="Language">The page's language.</param>
/// <param name="Links">Addresses of other pages.</param>
/// <param name="Title">The page's own title.</param>
/// <param name="Address">The address of this page in each language.</param>
public sealed record Frame(Framework Framework, Language Language, PageLinks Links, string Title, Func<Language, string> Address)
{
    public Edition Edition { get; } = Framework.In(Language);
    public Texts Texts { get; } = Texts.In(Language);

    /// <summary>The other language that the page is kept in.</summary>
    public Language Other { get; } = Languages.All.First(language => language != Language);

    public string? Description { get; init; }
    public Category? Category { get; init; }
    public string Question { get; init; } = "";
    public bool IsOverview { get; init; }

    /// <summary>Whether the page stands alone, without search and ways to other pages.</summary>
    public bool IsBare { get; init; }

    /// <summary>Whether search engines should list the page.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>Whether the library's own notes are shown.</summary>
    public bool WithNotes { get; init; } = true;

    /// <summary>When the newest text on the page was last changed.</summary>
    public DateOnly Updated { get; init; } = Newest(Framework.In(Language).Topics.Select(place => place.Topic));

    /// <summary>Where links to other sites open: beside Teams, and not in its tab.</summary>
    public string? NewWindow => Links.Tab is null ? null : "_blank";

    public static DateOnly Newest(IEnumerable<Topic> topics) => topics.Max(topic => topic.Text?.Updated) ?? default;
}
