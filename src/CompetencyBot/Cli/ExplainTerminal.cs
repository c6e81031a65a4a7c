using System.Collections.Immutable;
using System.Globalization;
using CompetencyBot.Ask;
using CompetencyBot.Search;

namespace CompetencyBot.Cli;

/// <summary>Prints why a question ended as it did, for an admin.</summary>
internal static class ExplainTerminal
{
    public static void Print(AskOutcome outcome, ImmutableArray<Explanation> explanations, TextWriter output)
    {
        var (asked, result) = (outcome.Asked, outcome.Asked.Result);
        Line($"Read in {asked.Edition.Language}; by how it is put, a question about competencies with {asked.Reading.Competency:P0} (answered from {Confidence.Likely:P0}, nothing below {Confidence.Unlikely:P0}), otherwise {asked.Reading.Otherwise}.");
        foreach (var word in result.Question.Words)
        {
            var mended = word.Typed is null ? "" : $", typed '{word.Typed}'";
            var known = word.IsKnown ? $"also as {string.Join(' ', word.Meanings.Select(Readable))}" : "not in the index";
            Line($"  {word.Surface,-24} weight {word.Weight:0.0}, {known}{mended}");
        }
        Line($"Outcome: {outcome.GetType().Name}. {Confidence.Reason(asked)}");
        foreach (var explanation in explanations)
        {
            Line($"{explanation.Hit.Competency}: score {explanation.Hit.Score:0.00}, holds {explanation.Hit.Coverage:P0} of the question");
            foreach (var word in explanation.Words) Line($"  {word.Word.Surface,-24} {word.Alone,5:0.00}  {Places(word)}");
        }

        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A group of the vocabulary is its line among the groups, from 1.</summary>
    private static string Readable(string meaning) =>
        MeaningGroups.NumberOf(meaning) is { } group ? string.Create(CultureInfo.InvariantCulture, $"(group {group + 1} of the vocabulary)") : meaning;

    private static string Places(WordEvidence word)
    {
        List<string> places = [.. word.Places.Select(code => code.ToString())];
        if (word.Questions > 0) places.Add($"{word.Questions} of the questions");
        if (word.InTopic) places.Add("its topic");
        return places.Count == 0 ? "nowhere" : string.Join(", ", places);
    }
}
