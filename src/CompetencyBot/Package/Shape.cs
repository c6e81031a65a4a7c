using System.Collections.Immutable;

namespace CompetencyBot.Package;

/// <summary>What may stand at a place of the manifest.</summary>
internal abstract record Shape
{
    private Shape() { }

    /// <summary>A text of at most <paramref name="Longest"/> UTF-16 units. One that is <paramref name="Translated"/> needs an entry in every language's file.</summary>
    public sealed record Text(int Longest, TextRule? Rule = null, bool Translated = false) : Shape;

    public sealed record Choice(params ImmutableArray<string> Values) : Shape;
    public sealed record Flag : Shape;
    public sealed record List(Shape Of, int Most, int Least = 0) : Shape;

    /// <summary>An object with these members alone; those <paramref name="Needed"/> must be there.</summary>
    public sealed record Group(ImmutableDictionary<string, Shape> Members, params ImmutableArray<string> Needed) : Shape;

    /// <summary>A part of Teams' schema that this bot has no use for; Teams checks it.</summary>
    public sealed record Unchecked : Shape;

    /// <summary>The path of a member, as localization files write it: <c>bots[0].commandLists[0]</c>.</summary>
    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}

/// <summary>A value of the manifest, at its path.</summary>
internal sealed record ManifestValue(string Path, string Value, Shape Shape);
