using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CompetencyBot.Knowledge;

/// <summary>Reads YAML into nodes that know their line, and reports what is missing or of the wrong kind.</summary>
internal sealed class YamlReader(string file, ProblemList problems, int lineOffset = 0)
{
    private const int LongestText = 1_000;

    /// <summary>The document's root mapping, or null after reporting why there is none.</summary>
    public YamlMappingNode? Mapping(string yaml) => Root(yaml) switch
    {
        null => null,
        YamlMappingNode mapping => mapping,
        var other => Report<YamlMappingNode>(other, "The file must be a list of 'name: value' lines.", "Start from the file shipped with the program."),
    };

    /// <summary>The document's root sequence, or null after reporting why there is none.</summary>
    public YamlSequenceNode? Sequence(string yaml) => Root(yaml) switch
    {
        null => null,
        YamlSequenceNode sequence => sequence,
        var other => Report<YamlSequenceNode>(other, "The file must be a list.", "Begin every entry with '- '."),
    };

    public string? Text(YamlMappingNode parent, string name)
    {
        if (Child(parent, name) is not { } node)
            return Report<string>(parent, $"'{name}' is missing.", $"Add a line '{name}: …'.");
        if (node is not YamlScalarNode { Value: { Length: > 0 } value }) return Report<string>(node, $"'{name}' has no text.", $"Write the text after '{name}:'.");
        return value.Length <= LongestText ? value : Report<string>(node, $"'{name}' is {value.Length} characters long; at most {LongestText} fit a card.", "Shorten it.");
    }

    public string? OptionalText(YamlMappingNode parent, string name) => Child(parent, name) is null ? null : Text(parent, name);

    public YamlMappingNode? Mapping(YamlMappingNode parent, string name) => Child(parent, name) switch
    {
        YamlMappingNode mapping => mapping,
        var node => Report<YamlMappingNode>(node ?? parent, $"'{name}' is missing or not a group of lines.", $"Add '{name}:' with its lines below it."),
    };

    public IEnumerable<YamlMappingNode> Mappings(YamlMappingNode parent, string name)
    {
        if (Child(parent, name) is not YamlSequenceNode sequence)
        {
            Report<object>(parent, $"'{name}' is missing or not a list.", $"Add '{name}:' with entries that begin with '- '.");
            yield break;
        }
        foreach (var node in sequence)
        {
            if (node is YamlMappingNode mapping) yield return mapping;
            else Report<object>(node, $"An entry of '{name}' is not a group of lines.", "Write it as the entries beside it.");
        }
    }

    /// <summary>The texts of a list; none when it is left out.</summary>
    public IEnumerable<string> Texts(YamlMappingNode parent, string name) => Child(parent, name) switch
    {
        null => [],
        YamlSequenceNode sequence => sequence.OfType<YamlScalarNode>().Select(node => node.Value ?? ""),
        var other => Report<string[]>(other, $"'{name}' is not a list.", $"Write it as {name}: [one, other].") ?? [],
    };

    public static bool Has(YamlMappingNode parent, string name) => Child(parent, name) is not null;

    public int LineOf(YamlNode node) => (int)node.Start.Line + lineOffset;

    public int LineOf(YamlMappingNode parent, string name) => LineOf(Child(parent, name) ?? parent);

    private static YamlNode? Child(YamlMappingNode parent, string name) =>
        parent.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;

    private YamlNode? Root(string yaml)
    {
        var parser = new PlainYaml(new StringReader(yaml));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            switch (stream.Documents)
            {
                case []:
                    problems.Add(file, 1 + lineOffset, "There is nothing here.", "Restore the file from the one shipped with the program.");
                    break;
                case [var only]:
                    return only.RootNode;
                case [_, var second, ..]:
                    return Report<YamlNode>(second.RootNode, "What stands from here on belongs to a second document, which would be passed over.", "Remove the line '---' above it.");
            }
        }
        catch (YamlException exception)
        {
            problems.Add(file, (int)exception.Start.Line + lineOffset, $"This is not readable YAML: {Sentence(exception.Message)}", "Check the indentation, colons and quotes on this line and the one before.");
        }
        catch (ArgumentException)
        {
            // How the library says that a value is missing where a list or a group ends.
            problems.Add(file, (int)(parser.Current?.Start.Line ?? 1) + lineOffset, "This is not readable YAML: it makes no sense here.", "Check the indentation, colons and quotes on this line and the one before.");
        }
        return null;
    }

    private T? Report<T>(YamlNode node, string problem, string remedy) where T : class
    {
        problems.Add(file, LineOf(node), problem, remedy);
        return null;
    }

    private static string Sentence(string message) => message.TrimEnd('.') + ".";
}
