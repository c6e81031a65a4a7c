using System.Collections.Immutable;
using CompetencyBot.Competencies;
using YamlDotNet.RepresentationModel;

namespace CompetencyBot.Knowledge;

/// <summary>What <c>overlay.yaml</c> says: topics of the library's own, codes it hides, and its notes. Every part may be left out.</summary>
internal sealed record OverlayFile(
    ImmutableArray<OverlayFile.TopicEntry> Topics,
    ImmutableArray<OverlayFile.HiddenEntry> Hidden,
    ImmutableArray<OverlayFile.NoteEntry> Notes)
{
    public const string Name = "overlay.yaml";

    public static OverlayFile Empty { get; } = new([], [], []);

    public sealed record TopicEntry(Code Code, string Category, ImmutableDictionary<Language, string> Name, int Line);

    public sealed record HiddenEntry(Code Code, int Line);

    public sealed record NoteEntry(Code Code, ImmutableDictionary<Language, LocalNote> Note, int Line);

    public static OverlayFile Read(string yaml, string file, ProblemList problems) => new Reader(file, problems).Read(yaml);

    private sealed class Reader(string file, ProblemList problems)
    {
        private readonly YamlReader reader = new(file, problems);

        public OverlayFile Read(string yaml)
        {
            if (reader.Mapping(yaml) is not { } root) return Empty;
            return new OverlayFile(
                [.. Entries(root, "topics").Select(Topic).OfType<TopicEntry>()],
                [.. reader.Texts(root, "hide").Select(text => CodeIn(text, reader.LineOf(root, "hide")) is { } code ? new HiddenEntry(code, reader.LineOf(root, "hide")) : null).OfType<HiddenEntry>()],
                [.. Entries(root, "notes").Select(Note).OfType<NoteEntry>()]);
        }

        private IEnumerable<YamlMappingNode> Entries(YamlMappingNode root, string name) => YamlReader.Has(root, name) ? reader.Mappings(root, name) : [];

        private TopicEntry? Topic(YamlMappingNode node)
        {
            var names = Texts(node, "name");
            foreach (var language in Languages.All.Where(language => !names.ContainsKey(language)))
                problems.Add(file, reader.LineOf(node), $"The topic has no name in {language}.", $"Add it as name: {{ en: …, fr: … }}.");
            return reader.Text(node, "code") is { } text && CodeIn(text, reader.LineOf(node)) is { IsTopic: true } code
                && reader.Text(node, "category") is { } category && names.Count == Languages.All.Count
                ? new TopicEntry(code, category, names, reader.LineOf(node))
                : null;
        }

        /// <summary>A note in one language only serves in the other too: a policy is better than none.</summary>
        private NoteEntry? Note(YamlMappingNode node)
        {
            var texts = Texts(node, "text");
            var links = Entries(node, "links").Select(Link).OfType<(ImmutableDictionary<Language, string> Titles, Uri Address)>().ToList();
            if (texts.IsEmpty && links.Count == 0)
                problems.Add(file, reader.LineOf(node), "The note has neither text nor links.", "Add text: { en: …, fr: … } or links.");
            if (reader.Text(node, "code") is not { } text || CodeIn(text, reader.LineOf(node)) is not { } code) return null;
            return new NoteEntry(
                code,
                Languages.All.ToImmutableDictionary(language => language, language => new LocalNote(
                    In(texts, language) ?? "", [.. links.Select(link => new NoteLink(In(link.Titles, language) ?? link.Address.Host, link.Address))])),
                reader.LineOf(node));
        }

        private (ImmutableDictionary<Language, string> Titles, Uri Address)? Link(YamlMappingNode node)
        {
            if (reader.Text(node, "url") is not { } text) return null;
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
                return (Texts(node, "title"), address);
            problems.Add(file, reader.LineOf(node, "url"), $"'{text}' is not a web address.", "Write it in full, beginning with https://.");
            return null;
        }

        private Code? CodeIn(string text, int line)
        {
            if (Code.TryParse(text, out var code)) return code;
            problems.Add(file, line, $"'{text}' is not a code.", "Write it as CSC, CSC-4 or CSC-4.2.");
            return null;
        }

        private ImmutableDictionary<Language, string> Texts(YamlMappingNode parent, string name)
        {
            if (!YamlReader.Has(parent, name) || reader.Mapping(parent, name) is not { } mapping) return ImmutableDictionary<Language, string>.Empty;
            return Languages.All
                .Select(language => (language, Text: reader.OptionalText(mapping, language.Tag())))
                .Where(pair => pair.Text is not null)
                .ToImmutableDictionary(pair => pair.language, pair => pair.Text ?? "");
        }

        private static string? In(ImmutableDictionary<Language, string> texts, Language language) =>
            texts.TryGetValue(language, out var text) ? text : texts.Values.FirstOrDefault();
    }
}
