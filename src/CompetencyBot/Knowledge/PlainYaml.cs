using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CompetencyBot.Knowledge;

/// <summary>YAML without the two things by which little text can take endless memory or time: names for its parts, and deep nesting.</summary>
internal sealed class PlainYaml(TextReader yaml) : IParser
{
    private const int Deepest = 16;

    private readonly Parser parser = new(yaml);
    private int depth;
    private Mark reached = Mark.Empty;

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        if (!Next() || parser.Current is not { } current) return false;
        reached = current.End;
        depth += current.NestingIncrease;
        if (current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            throw new YamlException(current.Start, current.End, "Names for parts of the file, which begin with & or *, are not used here. Put a text that begins so in quotes.");
        return depth <= Deepest ? true : throw new YamlException(current.Start, current.End, $"There are more than {Deepest} lists or groups in each other.");
    }

    private bool Next()
    {
        try
        {
            return parser.MoveNext();
        }
        catch (InvalidOperationException exception)
        {
            // How the parser says of some broken files that it does not know what to make of them.
            throw new YamlException(reached, reached, "What follows makes no sense here.", exception);
        }
    }
}
