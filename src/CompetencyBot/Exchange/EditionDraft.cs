using System.Globalization;
using CompetencyBot.Competencies;

namespace CompetencyBot.Exchange;

/// <summary>An edition while it is put together from rows or items; it keeps the order in which things come.</summary>
internal sealed class EditionDraft(Language language)
{
    private readonly List<CategoryDraft> categories = [];
    private readonly Dictionary<Code, TopicDraft> topics = [];
    private readonly Dictionary<Code, CompetencyDraft> competencies = [];

    public string Title { get; set; } = "";
    public string Publisher { get; set; } = "";
    public string Licence { get; set; } = "";
    public bool IsEmpty => competencies.Count == 0;

    public void AddCategory(string id, string name) => categories.Add(new CategoryDraft(id, name));

    public bool HasCategory(string id) => categories.Exists(category => category.Id == id);

    /// <summary>False when the code is taken or its parent has not come.</summary>
    public bool AddTopic(Code code, string category, string name)
    {
        var topic = new TopicDraft(code, name);
        if (categories.Find(parent => parent.Id == category) is not { } at || !topics.TryAdd(code, topic)) return false;
        at.Topics.Add(topic);
        return true;
    }

    public TopicDraft? Topic(Code code) => topics.GetValueOrDefault(new Code(code.Topic));

    public bool AddCompetency(Code code, string title)
    {
        var competency = new CompetencyDraft(code, title);
        if (Topic(code) is not { } topic || !competencies.TryAdd(code, competency)) return false;
        topic.Competencies.Add(competency);
        return true;
    }

    public bool AddIndicator(Code code, string text)
    {
        if (!competencies.TryGetValue(code.OfCompetency, out var competency) || competency.Indicators.Exists(indicator => indicator.Code == code)) return false;
        competency.Indicators.Add(new Indicator(code, text));
        return true;
    }

    public bool AddQuestion(Code competencyCode, string text)
    {
        if (!competencies.TryGetValue(competencyCode, out var competency)) return false;
        competency.Questions.Add(text);
        return true;
    }

    /// <summary>The edition. Competencies without an indicator cannot stand in the index; they are named in <paramref name="leftOut"/>.</summary>
    public Edition Build(ICollection<string> leftOut)
    {
        foreach (var empty in competencies.Values.Where(competency => competency.Indicators.Count == 0))
            leftOut.Add(string.Create(CultureInfo.InvariantCulture, $"{language.Tag()}: {empty.Code} '{empty.Title}' has nothing below it to serve as an indicator."));
        return new Edition(language, Title, Publisher, Licence,
        [
            .. categories.Select(category => new Category(category.Id, category.Name,
            [
                .. category.Topics.Select(topic => new Topic(topic.Code, topic.Name, topic.Text,
                [
                    .. topic.Competencies.Where(competency => competency.Indicators.Count > 0)
                        .Select(competency => new Competency(competency.Code, competency.Title, [.. competency.Indicators], [.. competency.Questions])),
                ])),
            ])),
        ]);
    }

    internal sealed record CategoryDraft(string Id, string Name)
    {
        public List<TopicDraft> Topics { get; } = [];
    }

    internal sealed record TopicDraft(Code Code, string Name)
    {
        public TopicText? Text { get; set; }
        public List<CompetencyDraft> Competencies { get; } = [];
    }

    internal sealed record CompetencyDraft(Code Code, string Title)
    {
        public List<Indicator> Indicators { get; } = [];
        public List<string> Questions { get; } = [];
    }
}
