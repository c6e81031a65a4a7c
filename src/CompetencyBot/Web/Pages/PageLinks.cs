using CompetencyBot.Browse;
using CompetencyBot.Competencies;
using Microsoft.Extensions.Options;

namespace CompetencyBot.Web.Pages;

/// <summary>The addresses of the pages as they link to one another. They begin with the path of the public address, if that has one.</summary>
public sealed class PageLinks
{
    private readonly Uri? address;

    public PageLinks(IOptions<PageOptions> options)
        : this(options.Value.Address, null)
    {
    }

    private PageLinks(Uri? address, TabLook? tab)
    {
        this.address = address;
        Tab = tab;
        Root = address?.AbsolutePath.TrimEnd('/') ?? "";
    }

    /// <summary>Path that all pages stand below, without a slash at its end.</summary>
    public string Root { get; }

    /// <summary>How the pages are drawn inside Teams; null outside.</summary>
    public TabLook? Tab { get; }

    /// <summary>The addresses of the same pages inside Teams.</summary>
    public PageLinks In(TabLook? look) => new(address, look);

    public string Overview(Language language) => Page($"/{language.Tag()}");

    public string Category(Category category, Language language) => $"{Overview(language)}/category/{Uri.EscapeDataString(category.Id)}";

    /// <summary>The page of a code; an indicator is a place on its competency's page.</summary>
    public string Of(Code code, Language language) => Page(IndexPages.PathOf(code, language));

    public string Search(Language language) => $"{Overview(language)}/search";

    /// <param name="question">What to search for.</param>
    /// <param name="language">The language of the page.</param>
    /// <param name="only">Whether to search in this language even if the words are of the other.</param>
    /// <param name="topic">A topic to narrow the results to.</param>
    public string Search(string question, Language language, bool only, Code? topic = null) =>
        $"{Search(language)}?q={Uri.EscapeDataString(question)}{(only ? $"&lang={language.Tag()}" : "")}{(topic is { } code ? $"&topic={code}" : "")}";

    /// <summary>An address outside Teams without its language, which leads to the reader's own.</summary>
    public string WithoutLanguage(string address) => address.Length == Root.Length + 3 ? $"{Root}/" : Root + address[(Root.Length + 3)..];

    public string Asset(Asset asset) => At(asset.Path);

    /// <summary>A path of this program below the path of its public address.</summary>
    public string At(string path) => Root + path;

    /// <summary>A path of this site in full where the public address is set, for programs that read pages elsewhere.</summary>
    public string InFull(string path) => address is null ? path : address.GetLeftPart(UriPartial.Authority) + path;

    private string Page(string path) => Tab is { } look ? At($"{TabLook.Path}/{look}{path}") : At(path);
}
