using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Knowledge;

/// <summary>A library's own layer: wording replaced or added, codes hidden, notes attached. Without it the original stands.</summary>
internal sealed record Overlay(OverlayFile File, string FileName, ImmutableArray<TopicFile> Topics)
{
    /// <summary>Numbers from here up are the library's, so that a later edition of the index never uses the same code.</summary>
    public const int FirstLocalNumber = 100;

    /// <summary>Lays the overlay over a framework; what does not fit stands in <paramref name="problems"/>.</summary>
    public Framework Over(Framework original, ProblemList problems)
    {
        Check(original, problems);
        return problems.IsEmpty ? original with { Editions = original.Editions.ToImmutableDictionary(pair => pair.Key, pair => Over(pair.Value)) } : original;
    }

    private Edition Over(Edition edition)
    {
        var hidden = File.Hidden.Select(entry => entry.Code).ToHashSet();
        var notes = File.Notes.ToDictionary(entry => entry.Code, entry => entry.Note[edition.Language]);
        var files = Topics.Where(topic => topic.Language == edition.Language).ToDictionary(topic => topic.Code);
        return new Edition(edition.Language, edition.Title, edition.Publisher, edition.Licence, [.. edition.Categories.Select(Category)]);

        Category Category(Category category) => category with
        {
            Topics =
            [
                .. category.Topics.Concat(File.Topics.Where(entry => entry.Category == category.Id).Select(entry => new Topic(entry.Code, entry.Name[edition.Language], null, [])))
                    .Where(topic => !hidden.Contains(topic.Code)).Select(Topic),
            ],
        };

        Topic Topic(Topic topic)
        {
            var file = files.GetValueOrDefault(topic.Code);
            return topic with
            {
                Text = file is null ? topic.Text : TextOf(topic.Text, file),
                Competencies = [.. Merged(topic.Competencies, file?.Competencies ?? []).Where(competency => !hidden.Contains(competency.Code)).Select(Noted)],
                Note = notes.GetValueOrDefault(topic.Code),
            };
        }

        Competency Noted(Competency competency) => competency with
        {
            Indicators = [.. competency.Indicators.Where(indicator => !hidden.Contains(indicator.Code)).Select(indicator => indicator with { Note = notes.GetValueOrDefault(indicator.Code) })],
            Note = notes.GetValueOrDefault(competency.Code),
        };
    }

    private static TopicText TextOf(TopicText? original, TopicFile file) => new(
        file.Introduction.Length > 0 ? file.Introduction : original?.Introduction ?? "",
        file.FrontMatter.Updated ?? original?.Updated ?? default,
        original?.Origin ?? Origin.Local,
        file.FrontMatter.Audience ?? original?.Audience);

    /// <summary>The original's order, then what was added, by code.</summary>
    private static IEnumerable<Competency> Merged(ImmutableArray<Competency> original, ImmutableArray<Competency> own)
    {
        var changes = own.ToDictionary(competency => competency.Code);
        return original
            .Select(competency => changes.Remove(competency.Code, out var change) ? Merged(competency, change) : competency)
            .ToList()
            .Concat(changes.Values.OrderBy(competency => competency.Code).Select(competency => competency with { Adapted = true }));
    }

    private static Competency Merged(Competency original, Competency change)
    {
        var texts = change.Indicators.ToDictionary(indicator => indicator.Code);
        return original with
        {
            Title = change.Title.Length > 0 ? change.Title : original.Title,
            Indicators =
            [
                .. original.Indicators.Select(indicator => texts.Remove(indicator.Code, out var replacement) ? replacement : indicator).ToList(),
                .. texts.Values.OrderBy(indicator => indicator.Code),
            ],
            Questions = [.. original.Questions, .. change.Questions],
            Adapted = change.Title.Length > 0 || !change.Indicators.IsEmpty,
        };
    }

    private void Check(Framework original, ProblemList problems)
    {
        var codes = CodesOf(original.In(Language.English)).ToHashSet();
        var own = Topics.SelectMany(topic => topic.Lines.Keys).Concat(File.Topics.Select(entry => entry.Code)).ToHashSet();

        foreach (var entry in File.Topics)
        {
            if (codes.Contains(entry.Code))
                problems.Add(FileName, entry.Line, $"{entry.Code} is already a topic of the index.", "Give the library's own topic another code.");
            if (File.Topics.First(other => other.Code == entry.Code) != entry)
                problems.Add(FileName, entry.Line, $"{entry.Code} is named twice; first on line {File.Topics.First(other => other.Code == entry.Code).Line}.", "Give this topic a code of its own, or remove it.");
            if (original.In(Language.English).Category(entry.Category) is null)
                problems.Add(FileName, entry.Line, $"There is no category '{entry.Category}'.", $"Use one of {string.Join(", ", original.In(Language.English).Categories.Select(category => category.Id))}.");
        }
        foreach (var entry in File.Topics.Where(entry => Topics.Count(topic => topic.Code == entry.Code) < Languages.All.Count))
            problems.Add(FileName, entry.Line, $"{entry.Code} has no file in every language.", $"Write one for each below {string.Join(" and ", Languages.All.Select(language => $"{language.Tag()}/"))}.");
        foreach (var entry in File.Hidden.Where(entry => !codes.Contains(entry.Code)))
            problems.Add(FileName, entry.Line, $"{entry.Code} is not in the index, so it cannot be hidden.", "Correct the code, or remove it from 'hide'.");
        foreach (var entry in File.Notes.Where(entry => !codes.Contains(entry.Code) && !own.Contains(entry.Code)))
            problems.Add(FileName, entry.Line, $"{entry.Code} is not in the index, so no note can stand at it.", "Correct the code, or remove the note.");
        foreach (var twin in File.Notes.GroupBy(entry => entry.Code).SelectMany(group => group.Skip(1)))
            problems.Add(FileName, twin.Line, $"{twin.Code} already has a note.", "Make one note of the two.");
        foreach (var twin in Topics.GroupBy(topic => (topic.Language, topic.Code)).SelectMany(group => group.Skip(1)))
            problems.Add(twin.File, twin.CodeLine, $"{twin.Code} already has a file in this language.", "Keep one of them.");

        foreach (var topic in Topics) CheckTopic(topic, codes, problems);
        LinkRules.Check(Topics, [.. codes, .. own], problems);
    }

    private void CheckTopic(TopicFile topic, HashSet<Code> codes, ProblemList problems)
    {
        FrameworkRules.CheckCodes(topic, problems);
        var isOwn = File.Topics.Any(entry => entry.Code == topic.Code);
        if (!isOwn && !codes.Contains(topic.Code) && topic.Code != default)
            problems.Add(topic.File, topic.CodeLine, $"{topic.Code} is not a topic of the index.", $"Correct the code, or name the topic in {OverlayFile.Name}.");

        foreach (var (code, line) in topic.Lines.Where(pair => !codes.Contains(pair.Key)).OrderBy(pair => pair.Value))
        {
            // A competency that is new holds only new indicators, so that their numbers are free already.
            var number = code.IsIndicator && codes.Contains(code.OfCompetency) ? code.Indicator : code.Competency;
            if (!isOwn && codes.Contains(topic.Code) && number < FirstLocalNumber)
                problems.Add(topic.File, line, $"{code} is not in the index.", $"To add one, use a number from {FirstLocalNumber} up; later editions of the index leave those free.");
            if (Topics.Where(other => other.Code == topic.Code).Select(other => other.Language).Distinct().Count() < Languages.All.Count
                || Topics.Any(other => other.Code == topic.Code && !other.Lines.ContainsKey(code)))
                problems.Add(topic.File, line, $"{code} is added in one language only.", "Add it in the other language too.");
        }
        foreach (var competency in topic.Competencies.Where(competency => !codes.Contains(competency.Code) && (competency.Title.Length == 0 || competency.Indicators.IsEmpty)))
            problems.Add(topic.File, topic.LineOf(competency.Code), $"{competency.Code} is new and needs a title and an indicator.", "Write what a person does, and a list of indicators.");
    }

    private static IEnumerable<Code> CodesOf(Edition edition) =>
        edition.Topics.SelectMany(place => (Code[])
        [
            place.Topic.Code,
            .. place.Topic.Competencies.Select(competency => competency.Code),
            .. place.Topic.Competencies.SelectMany(competency => competency.Indicators).Select(indicator => indicator.Code),
        ]);
}
