using System.Collections.Immutable;
using CompetencyBot.Ask;
using CompetencyBot.Competencies;
using CompetencyBot.Search;
using CompetencyBot.Snapshots;

namespace CompetencyBot.Find;

/// <summary>Searches as on a page with room: the bot's answer first, then everything else that speaks of the question.</summary>
public sealed class FindHandler(SnapshotSource snapshots, AskHandler ask)
{
    /// <summary>More than so many are not read; a topic narrows them.</summary>
    public const int MostFound = 30;

    /// <summary>What a competency must hold of the question's informative words to be listed.</summary>
    private const double LeastCoverage = 0.25;

    /// <param name="question">What a person typed.</param>
    /// <param name="preferred">The language to answer in when the question's own words do not tell.</param>
    /// <param name="only">Answers in this language whatever the words tell.</param>
    /// <param name="topic">Lists what was found in this topic alone.</param>
    public FindOutcome Find(string question, Language preferred, Language? only = null, Code? topic = null)
    {
        var answer = ask.Ask(question, preferred, only);
        var first = answer.Matches;
        ImmutableArray<Match> all = [.. first, .. Rest(answer.Asked, first)];
        var narrowed = topic is { } code ? answer.Asked.Edition.Topic(code) : null;
        return new FindOutcome(
            answer,
            narrowed is null ? all[first.Length..] : [.. all.Where(match => match.Place.Topic.Code == narrowed.Topic.Code)],
            [.. all.GroupBy(match => match.Place.Topic.Code, (_, matches) => new TopicCount(matches.First().Place.Topic, matches.Count())).OrderByDescending(topic => topic.Count)],
            narrowed);
    }

    /// <summary>A question that is not one for the index finds nothing in it, however many words they share.</summary>
    private IEnumerable<Match> Rest(Asked asked, ImmutableArray<Match> first) =>
        asked.Form != QuestionForm.Competency || asked.Result.Question.Words.IsEmpty
            ? []
            : Match.Of(
                snapshots.Current.Index.Search(new TypedText(asked.Text), asked.Edition.Language, MostFound).Hits
                    .Where(hit => hit.Coverage >= LeastCoverage && !first.Any(match => match.Place.Competency.Code == hit.Competency)),
                asked.Edition);
}
