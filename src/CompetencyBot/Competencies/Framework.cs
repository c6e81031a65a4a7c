using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CompetencyBot.Competencies;

/// <summary>The whole index: the same codes in every language, one edition for each.</summary>
public sealed record Framework(Uri Source, ImmutableDictionary<Language, Edition> Editions)
{
    public Edition In(Language language) => Editions[language];
}

/// <summary>The index in one language. Look-ups answer null for a code that is not in it.</summary>
public sealed class Edition
{
    private readonly FrozenDictionary<string, Category> categories;
    private readonly FrozenDictionary<string, TopicPlace> topics;
    private readonly FrozenDictionary<Code, CompetencyPlace> competencies;

    public Edition(Language language, string title, string publisher, string licence, ImmutableArray<Category> categories)
    {
        Language = language;
        Title = title;
        Publisher = publisher;
        Licence = licence;
        Categories = categories;
        this.categories = categories.ToFrozenDictionary(category => category.Id);
        topics = Topics.ToFrozenDictionary(place => place.Topic.Code.Topic);
        competencies = Competencies.ToFrozenDictionary(place => place.Competency.Code);
    }

    public Language Language { get; }
    public string Title { get; }
    public string Publisher { get; }
    public string Licence { get; }
    public ImmutableArray<Category> Categories { get; }

    public IEnumerable<TopicPlace> Topics =>
        Categories.SelectMany(category => category.Topics, (category, topic) => new TopicPlace(category, topic));

    public IEnumerable<CompetencyPlace> Competencies =>
        Topics.SelectMany(place => place.Topic.Competencies, (place, competency) => new CompetencyPlace(place.Category, place.Topic, competency));

    public Category? Category(string id) => categories.GetValueOrDefault(id);

    /// <summary>The topic of a code of any level.</summary>
    public TopicPlace? Topic(Code code) => topics.GetValueOrDefault(code.Topic);

    /// <summary>The competency of a competency's or an indicator's code.</summary>
    public CompetencyPlace? Competency(Code code) => competencies.GetValueOrDefault(code.OfCompetency);
}

/// <summary>One of the index's main divisions. Its id is the same in every language.</summary>
public sealed record Category(string Id, string Name, ImmutableArray<Topic> Topics);

/// <summary>A topic, which the index also calls a skill set. One without a file yet has no introduction and no competencies.</summary>
public sealed record Topic(Code Code, string Name, TopicText? Text, ImmutableArray<Competency> Competencies, LocalNote? Note = null);

/// <summary>What a topic's file says of the topic as a whole.</summary>
public sealed record TopicText(string Introduction, DateOnly Updated, Origin Origin, string? Audience);

/// <summary>What a person does, with its indicators. <c>Adapted</c> says that the library has changed or added wording.</summary>
public sealed record Competency(
    Code Code, string Title, ImmutableArray<Indicator> Indicators, ImmutableArray<string> Questions, LocalNote? Note = null, bool Adapted = false);

/// <summary>One of a competency's associated knowledge, skills and abilities.</summary>
public sealed record Indicator(Code Code, string Text, LocalNote? Note = null);

/// <summary>What a library adds to a code for its own staff: a text and links to its policies, procedures or training.</summary>
public sealed record LocalNote(string Text, ImmutableArray<NoteLink> Links);

public sealed record NoteLink(string Title, Uri Address);

/// <summary>A topic and where it stands.</summary>
public sealed record TopicPlace(Category Category, Topic Topic);

/// <summary>A competency and where it stands.</summary>
public sealed record CompetencyPlace(Category Category, Topic Topic, Competency Competency)
{
    public Indicator? Indicator(Code code) => Competency.Indicators.FirstOrDefault(indicator => indicator.Code == code);

    /// <summary>The library's notes that bear on this competency: the topic's, its own, its indicators'.</summary>
    public IEnumerable<LocalNote> Notes => new[] { Topic.Note, Competency.Note }.Concat(Competency.Indicators.Select(indicator => indicator.Note)).OfType<LocalNote>();
}
