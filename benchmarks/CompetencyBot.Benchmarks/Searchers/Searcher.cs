using System.Diagnostics;
using CompetencyBot.Competencies;

namespace CompetencyBot.Benchmarks.Searchers;

/// <summary>Something that finds competencies for questions, and how long it takes for each.</summary>
internal interface ISearcher
{
    string Name { get; }

    /// <summary>Asks every question <paramref name="rounds"/> times after one round that is not timed.</summary>
    Searched Run(IReadOnlyList<AskedQuestion> questions, int rounds);
}

internal sealed record AskedQuestion(string Text, Language Language);

/// <summary>The first three codes for each question, and the median time of a question in microseconds.</summary>
internal sealed record Searched(IReadOnlyList<IReadOnlyList<Code>> Found, double MedianMicroseconds);

/// <summary>What one searches: a competency with all its text.</summary>
internal sealed record SearchedDocument(Code Code, string Title, string Indicators, string Questions, string Topic, string Introduction)
{
    public string Text => $"{Title}\n{Indicators}\n{Questions}\n{Topic}\n{Introduction}";

    public static IEnumerable<SearchedDocument> Of(Edition edition) => edition.Competencies.Select(place => new SearchedDocument(
        place.Competency.Code,
        place.Competency.Title,
        string.Join('\n', place.Competency.Indicators.Select(indicator => indicator.Text)),
        string.Join('\n', place.Competency.Questions),
        place.Topic.Name,
        place.Topic.Text?.Introduction ?? ""));
}

/// <summary>Times a search that runs in this process.</summary>
internal static class Clock
{
    public static Searched Time(IReadOnlyList<AskedQuestion> questions, int rounds, Func<AskedQuestion, IReadOnlyList<Code>> search)
    {
        var found = questions.Select(search).ToList();
        var times = new List<double>(questions.Count * rounds);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var question in questions)
            {
                var start = Stopwatch.GetTimestamp();
                search(question);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }
        return new Searched(found, Median(times));
    }

    public static double Median(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? 0 : values[values.Count / 2];
    }
}
