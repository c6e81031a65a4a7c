using System.Collections.Immutable;
using CompetencyBot.Competencies;
using YamlDotNet.RepresentationModel;

namespace CompetencyBot.Knowledge;

/// <summary>Reads <c>vocabulary.en.yaml</c> and <c>vocabulary.fr.yaml</c>: a list of groups of words that mean the same.</summary>
internal static class VocabularyFile
{
    public static string NameFor(Language language) => $"vocabulary.{language.Tag()}.yaml";

    public static Vocabulary Read(string yaml, string file, ProblemList problems)
    {
        var reader = new YamlReader(file, problems);
        var groups = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var node in reader.Sequence(yaml)?.Children ?? [])
        {
            if (node is not YamlSequenceNode entries || entries.Children.Any(entry => entry is not YamlScalarNode { Value.Length: > 0 }))
            {
                problems.Add(file, reader.LineOf(node), "This is not a group of words.", "Write it as - [word, other word, a phrase].");
                continue;
            }
            ImmutableArray<string> words = [.. entries.Children.OfType<YamlScalarNode>().Select(entry => entry.Value ?? "").Distinct(StringComparer.OrdinalIgnoreCase)];
            if (words.Length < 2)
                problems.Add(file, reader.LineOf(node), "A group needs at least two different words.", "Add a word that means the same, or remove the line.");
            else
                groups.Add(words);
        }
        return new Vocabulary(groups.ToImmutable());
    }
}
