using System.Collections.Immutable;
using CompetencyBot.Competencies;
using YamlDotNet.RepresentationModel;

namespace CompetencyBot.Knowledge;

/// <summary>What <c>framework.yaml</c> says: names, source, and the categories and topics in order.</summary>
internal sealed record FrameworkFile(
    ImmutableDictionary<Language, string> Title,
    ImmutableDictionary<Language, string> Publisher,
    ImmutableDictionary<Language, string> Licence,
    Uri Source,
    ImmutableArray<FrameworkFile.CategoryEntry> Categories)
{
    public const string Name = "framework.yaml";

    public sealed record CategoryEntry(string Id, ImmutableDictionary<Language, string> Name, ImmutableArray<TopicEntry> Topics);

    public sealed record TopicEntry(Code Code, ImmutableDictionary<Language, string> Name, int Line);

    /// <summary>Reads the file; null when something is wrong, which then stands in <paramref name="problems"/>.</summary>
    public static FrameworkFile? Read(string yaml, ProblemList problems) => new Reader(problems).Read(yaml);

    private sealed class Reader(ProblemList problems)
    {
        private readonly YamlReader reader = new(Name, problems);
        private readonly Dictionary<(string What, string Name), int> lines = [];
        private bool complete = true;

        public FrameworkFile? Read(string yaml)
        {
            if (reader.Mapping(yaml) is not { } root) return null;
            var title = Names(root, "title");
            var publisher = Names(root, "publisher");
            var licence = Names(root, "licence");
            var source = Source(root);
            ImmutableArray<CategoryEntry> categories = [.. reader.Mappings(root, "categories").Select(Category)];
            return complete && source is not null && !categories.IsEmpty ? new FrameworkFile(title, publisher, licence, source, categories) : null;
        }

        private Uri? Source(YamlMappingNode root)
        {
            if (reader.Text(root, "source") is not { } text) return null;
            if (Uri.TryCreate(text, UriKind.Absolute, out var source) && source.Scheme is "https" or "http") return source;
            problems.Add(Name, reader.LineOf(root, "source"), $"'{text}' is not a web address.", "Write it in full, beginning with https://.");
            return null;
        }

        private CategoryEntry Category(YamlMappingNode node)
        {
            var id = reader.Text(node, "id");
            complete &= id is not null && IsNew(id, "id", reader.LineOf(node, "id"));
            return new CategoryEntry(id ?? "", Names(node, "name"), [.. reader.Mappings(node, "topics").Select(Topic)]);
        }

        private TopicEntry Topic(YamlMappingNode node)
        {
            var line = reader.LineOf(node);
            var text = reader.Text(node, "code");
            if (!Code.TryParse(text, out var code) || !code.IsTopic)
            {
                complete = false;
                if (text is not null) problems.Add(Name, line, $"'{text}' is not a topic code.", "Use two to five capital letters, such as CSC.");
            }
            else
            {
                complete &= IsNew(code.Topic, "code", line);
            }
            return new TopicEntry(code, Names(node, "name"), line);
        }

        private bool IsNew(string name, string what, int line)
        {
            if (lines.TryAdd((what, name), line)) return true;
            problems.Add(Name, line, $"The {what} {name} is used twice; first on line {lines[(what, name)]}.", "Give this one its own.");
            return false;
        }

        private ImmutableDictionary<Language, string> Names(YamlMappingNode parent, string name)
        {
            var names = ImmutableDictionary.CreateBuilder<Language, string>();
            if (reader.Mapping(parent, name) is { } mapping)
            {
                foreach (var language in Languages.All)
                {
                    if (reader.Text(mapping, language.Tag()) is { } text) names[language] = text;
                }
            }
            complete &= names.Count == Languages.All.Count;
            return names.ToImmutable();
        }
    }
}
