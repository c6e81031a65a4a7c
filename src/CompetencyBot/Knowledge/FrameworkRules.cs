using CompetencyBot.Competencies;

namespace CompetencyBot.Knowledge;

/// <summary>What must be true of the files together: topics known, named as in the framework, not told twice, the same codes in every language.</summary>
internal static class FrameworkRules
{
    /// <summary>Most letters of an indicator, a title, a question or a name: what a card has room for.</summary>
    public const int LongestText = 300;

    private const int LongestIntroduction = 3_000;
    private const int MostCompetencies = 25;
    private const int MostIndicators = 25;

    public static void Check(FrameworkFile framework, IReadOnlyList<TopicFile> topics, ProblemList problems)
    {
        var known = framework.Categories.SelectMany(category => category.Topics).ToDictionary(topic => topic.Code);
        foreach (var topic in topics)
        {
            if (!known.TryGetValue(topic.Code, out var entry))
            {
                if (topic.Code != default)
                    problems.Add(topic.File, topic.CodeLine, $"{topic.Code} is not a topic of the framework.", $"Add it to {FrameworkFile.Name}, or correct the code.");
                continue;
            }
            if (entry.Name[topic.Language] != topic.Name)
                problems.Add(topic.File, topic.NameLine, $"The title is not the name of {topic.Code}, '{entry.Name[topic.Language]}'.", $"Make the title and {FrameworkFile.Name} agree.");
            CheckCodes(topic, problems);
        }

        foreach (var twins in topics.GroupBy(topic => (topic.Language, topic.Code)).Where(group => group.Key.Code != default && group.Count() > 1))
        {
            foreach (var twin in twins.Skip(1))
                problems.Add(twin.File, twin.CodeLine, $"{twin.Code} already has a file, {twins.First().File}.", "Keep one of them.");
        }

        foreach (var empty in known.Values.Where(entry => topics.All(topic => topic.Code != entry.Code)))
            problems.Add(FrameworkFile.Name, empty.Line, $"{empty.Code} has no file.", $"Write one for each language below {string.Join(" and ", Languages.All.Select(language => $"{language.Tag()}/"))}, or take the topic out.");

        CheckLanguages(topics, problems);
        LinkRules.Check(topics, topics.SelectMany(topic => topic.Lines.Keys.Append(topic.Code)).ToHashSet(), problems);
    }

    public static void CheckCodes(TopicFile topic, ProblemList problems)
    {
        foreach (var (code, line) in topic.Lines.Where(pair => pair.Key.Topic != topic.Code.Topic))
            problems.Add(topic.File, line, $"{code} is not a code of the topic {topic.Code}.", $"Begin it with {topic.Code}.");

        CheckSizes(topic, problems);
    }

    /// <summary>What would make a card larger than Teams takes.</summary>
    private static void CheckSizes(TopicFile topic, ProblemList problems)
    {
        if (topic.Name?.Length > LongestText) TooLong("The title", topic.Name, LongestText, topic.NameLine);
        if (topic.FrontMatter.Audience?.Length > LongestText) TooLong("'audience'", topic.FrontMatter.Audience, LongestText, topic.CodeLine);
        if (topic.Introduction.Length > LongestIntroduction) TooLong("The introduction", topic.Introduction, LongestIntroduction, topic.NameLine);
        if (topic.Competencies.Length > MostCompetencies) TooMany($"{topic.Code}", topic.Competencies.Length, "competencies", MostCompetencies, topic.CodeLine);
        foreach (var competency in topic.Competencies)
        {
            var line = topic.LineOf(competency.Code);
            if (competency.Title.Length > LongestText) TooLong($"{competency.Code}", competency.Title, LongestText, line);
            if (competency.Indicators.Length > MostIndicators) TooMany($"{competency.Code}", competency.Indicators.Length, "indicators", MostIndicators, line);
            foreach (var question in competency.Questions.Where(question => question.Length > LongestText)) TooLong($"A question of {competency.Code}", question, LongestText, line);
            foreach (var indicator in competency.Indicators.Where(indicator => indicator.Text.Length > LongestText)) TooLong($"{indicator.Code}", indicator.Text, LongestText, topic.LineOf(indicator.Code));
        }

        void TooLong(string what, string text, int most, int line) =>
            problems.Add(topic.File, line, $"{what} is {text.Length} characters long; at most {most} fit a card.", "Shorten it, or make two of it.");

        void TooMany(string what, int count, string things, int most, int line) =>
            problems.Add(topic.File, line, $"{what} has {count} {things}; at most {most} fit a card.", "Divide it.");
    }

    /// <summary>Codes are the same in every language; what one language has and another lacks is a problem of the one that lacks it.</summary>
    private static void CheckLanguages(IReadOnlyList<TopicFile> topics, ProblemList problems)
    {
        foreach (var versions in topics.Where(topic => topic.Code != default).GroupBy(topic => topic.Code))
        {
            foreach (var language in Languages.All.Except(versions.Select(topic => topic.Language)))
                problems.Add(versions.First().File, versions.First().CodeLine, $"{versions.Key} has no file in {language}.", $"Write one below {language.Tag()}/.");

            var all = versions.SelectMany(topic => topic.Lines.Keys).ToHashSet();
            foreach (var topic in versions)
            {
                foreach (var code in all.Where(code => !topic.Lines.ContainsKey(code)).Order())
                {
                    problems.Add(
                        topic.File, topic.LineOf(code),
                        $"{code} is missing here but stands in {versions.First(other => other.Lines.ContainsKey(code)).File}.", "Add it, or remove it there.");
                }
            }
        }
    }
}
