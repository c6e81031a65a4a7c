using System.Collections.Immutable;
using CompetencyBot.Competencies;

namespace CompetencyBot.Knowledge;

/// <summary>Reads <c>elsewhere.en.yaml</c> and <c>elsewhere.fr.yaml</c>: lists of what people type that the index does not hold, by kind.</summary>
internal static class ElsewhereFile
{
    private static readonly ImmutableArray<(string Name, QuestionForm Form)> Kinds =
    [
        ("fact", QuestionForm.LocalFact),
        ("outside", QuestionForm.OutsideWork),
        ("small-talk", QuestionForm.SmallTalk),
        ("instruction", QuestionForm.Instruction),
        ("nonsense", QuestionForm.Nonsense),
    ];

    public static string NameFor(Language language) => $"elsewhere.{language.Tag()}.yaml";

    public static string Write(Elsewhere elsewhere) => string.Concat(Kinds.Select(kind =>
        elsewhere.Lines.Any(line => line.Form == kind.Form)
            ? $"{kind.Name}:\n{string.Concat(elsewhere.Lines.Where(line => line.Form == kind.Form).Select(line => $"  - {MarkdownWriter.Yaml(line.Text)}\n"))}"
            : ""));

    public static Elsewhere Read(string yaml, string file, ProblemList problems)
    {
        var reader = new YamlReader(file, problems);
        if (reader.Mapping(yaml) is not { } root) return Elsewhere.None;
        foreach (var name in root.Children.Keys.Where(name => !Kinds.Any(kind => kind.Name == name.ToString())))
            problems.Add(file, reader.LineOf(name), $"'{name}' is not a kind of text.", $"Use one of {string.Join(", ", Kinds.Select(kind => kind.Name))}.");
        return new Elsewhere([.. Kinds.SelectMany(kind => reader.Texts(root, kind.Name).Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => (kind.Form, text)))]);
    }
}
