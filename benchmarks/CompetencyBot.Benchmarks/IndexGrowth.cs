using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CompetencyBot.Benchmarks.Searchers;
using CompetencyBot.Competencies;
using CompetencyBot.Knowledge;

namespace CompetencyBot.Benchmarks;

/// <summary>
/// What a hundred times the knowledge costs a search. The added topics are copies of the shipped ones in which four of five of the words
/// that are rare in the index are replaced, each copy by words of its own: common words stay common and new topics bring new words, as in
/// texts that people write.
/// </summary>
internal static partial class IndexGrowth
{
    private const int Fold = 100;

    /// <summary>A word in fewer competencies than this share counts as rare.</summary>
    private const double Rare = 0.05;

    public static void Run(string file, int rounds)
    {
        var shipped = BenchmarkKnowledge.Read();
        var questions = BenchmarkKnowledge.Questions(file, shipped).Select(BenchmarkKnowledge.Asked).ToList();
        var grown = shipped with { Framework = new Framework(shipped.Framework.Source, shipped.Framework.Editions.ToImmutableDictionary(pair => pair.Key, pair => Grow(pair.Value))) };
        Console.WriteLine("| index | competencies in each language | median time | to the shipped |");
        Console.WriteLine("|---|---|---|---|");
        var small = Row("shipped", shipped, null);
        Row($"{Fold} times", grown, small);

        double Row(string name, KnowledgeBase knowledge, double? beside)
        {
            var median = new BotSearcher(BenchmarkKnowledge.AskHandler(knowledge)).Run(questions, rounds).MedianMicroseconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {knowledge.Framework.In(Language.English).Competencies.Count()} | {median:0} µs | {median / (beside ?? median):0.0} |"));
            return median;
        }
    }

    private static Edition Grow(Edition edition)
    {
        var competencies = SearchedDocument.Of(edition).Select(document => Word().Matches(document.Text.ToLowerInvariant()).Select(match => match.Value).ToHashSet()).ToList();
        var common = competencies.SelectMany(words => words).CountBy(word => word).Where(pair => pair.Value >= Rare * competencies.Count).Select(pair => pair.Key).ToHashSet();
        return new Edition(edition.Language, edition.Title, edition.Publisher, edition.Licence, [.. edition.Categories.Select(category => category with
        {
            Topics = [.. category.Topics, .. Enumerable.Range(1, Fold - 1).SelectMany(copy => category.Topics.Select(topic => Copy(topic, copy)))],
        })]);

        Topic Copy(Topic topic, int copy)
        {
            return new Topic(CodeOf(topic.Code), Rewrite(topic.Name), topic.Text is { } text ? text with { Introduction = Rewrite(text.Introduction) } : null, [.. topic.Competencies.Select(competency => new Competency(
                CodeOf(competency.Code), Rewrite(competency.Title), [.. competency.Indicators.Select(indicator => new Indicator(CodeOf(indicator.Code), Rewrite(indicator.Text)))], [.. competency.Questions.Select(Rewrite)]))]);

            Code CodeOf(Code code) => code with { Topic = $"{code.Topic}{(char)('A' + copy / 26)}{(char)('A' + copy % 26)}" };

            string Rewrite(string words) => Word().Replace(words, match =>
                common.Contains(match.Value.ToLowerInvariant()) || Hash($"{match.Value.ToLowerInvariant()}/{copy}") % 5 == 0 ? match.Value : Replacement($"{match.Value.ToLowerInvariant()}/{copy}"));
        }
    }

    /// <summary>A word of eight letters that the same key always gives.</summary>
    private static string Replacement(string key)
    {
        var hash = Hash(key);
        return string.Create(8, hash, (letters, number) =>
        {
            for (var i = 0; i < letters.Length; i++, number /= 20) letters[i] = (i % 2 == 0 ? "bcdfghjklmnpqrstvwxz" : "aeiouaeiouaeiouaeiou")[(int)(number % 20)];
        });
    }

    /// <summary>FNV-1a, the same on every run.</summary>
    private static ulong Hash(string text) => text.Aggregate(14695981039346656037UL, (hash, letter) => unchecked((hash ^ letter) * 1099511628211UL));

    [GeneratedRegex(@"\p{L}{4,}")]
    private static partial Regex Word();
}
