using CompetencyBot.Ask;
using CompetencyBot.Competencies;

namespace CompetencyBot.Benchmarks.Searchers;

/// <summary>The bot's own way from a question to an outcome, language detection and the decision to answer included.</summary>
internal sealed class BotSearcher(AskHandler ask) : ISearcher
{
    public string Name => "Competency Bot";

    public Searched Run(IReadOnlyList<AskedQuestion> questions, int rounds) => Clock.Time(questions, rounds, Ask);

    private IReadOnlyList<Code> Ask(AskedQuestion question) =>
        [.. ask.Ask(question.Text, Language.English).Matches.Take(3).Select(match => match.Place.Competency.Code)];
}
