using CompetencyBot.Ask;
using CompetencyBot.Competencies;
using CompetencyBot.Localization;
using Spectre.Console;

namespace CompetencyBot.Cli;

/// <summary>Prints the answer to a question for a person to read.</summary>
internal static class AskTerminal
{
    public static void Print(AskOutcome outcome)
    {
        var texts = Texts.In(outcome.Asked.Edition.Language);
        if (!outcome.Asked.Mended.IsEmpty) Line($"[dim]{texts.ShowingResultsFor(string.Join(", ", outcome.Asked.Mended.Select(word => word.Meant)))}[/]");
        switch (outcome)
        {
            case AskOutcome.Answered answered:
                Print(answered.Best);
                if (answered.AlsoClose.IsEmpty) break;
                Line($"[bold]{texts.AlsoClose}[/]");
                foreach (var match in answered.AlsoClose) Line($"  {match.Place.Competency.Code}  {match.Place.Competency.Title}");
                break;
            case AskOutcome.Unsure unsure:
                Line($"[bold]{texts.DidYouMean}[/]");
                foreach (var match in unsure.Candidates) Line($"  {match.Place.Competency.Code}  {match.Place.Competency.Title} ({match.Place.Topic.Name})");
                break;
            case AskOutcome.NothingFound nothing:
                var (heading, wayForward) = AskCards.NothingFound(nothing.Asked.Form, texts);
                Line($"[bold]{heading}[/]");
                Line($"{wayForward}");
                foreach (var place in nothing.Nearest) Line($"  {place.Topic.Code}  {place.Topic.Name}");
                break;
        }
    }

    private static void Print(Match match)
    {
        Line($"[dim]{match.Place.Category.Name} › {match.Place.Topic.Name}[/]");
        Line($"[bold]{match.Place.Competency.Code} · {match.Place.Competency.Title}[/]");
        foreach (var indicator in match.Place.Competency.Indicators)
        {
            if (match.Indicators.Contains(indicator.Code)) Line($"[green]▸ {indicator.Code}[/] {indicator.Text}");
            else Line($"  [dim]{indicator.Code}[/] {indicator.Text}");
        }
        AnsiConsole.WriteLine();
    }

    /// <summary>Values are escaped; only the text around them is markup.</summary>
    private static void Line(FormattableString markup) => AnsiConsole.MarkupLineInterpolated(Language.English.Culture(), markup);
}
