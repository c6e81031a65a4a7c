using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CompetencyBot.Competencies;

/// <summary>
/// The code of a topic (<c>CSC</c>), a competency (<c>CSC-4</c>) or an indicator (<c>CSC-4.2</c>).
/// Numbers start at 1; 0 means that the code stops at the level above.
/// </summary>
public readonly partial record struct Code(string Topic, int Competency = 0, int Indicator = 0) : IComparable<Code>
{
    public bool IsTopic => Competency == 0;
    public bool IsCompetency => Competency > 0 && Indicator == 0;
    public bool IsIndicator => Indicator > 0;

    /// <summary>The competency that an indicator belongs to; a competency's own code.</summary>
    public Code OfCompetency => this with { Indicator = 0 };

    /// <summary>Reads a code as it is written in the files: <c>CSC-4.2</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Code code) => TryRead(text, Written(), out code);

    /// <summary>Reads a code as a person types it: <c>csc 4.2</c>, <c>CSC4</c>, <c>csc–4</c>.</summary>
    public static bool TryParseTyped([NotNullWhen(true)] string? text, out Code code) => TryRead(text?.Trim(), Typed(), out code);

    public static Code Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not a code such as CSC, CSC-4 or CSC-4.2.");

    public int CompareTo(Code other) =>
        string.CompareOrdinal(Topic, other.Topic) is not 0 and var topic ? topic
        : Competency != other.Competency ? Competency.CompareTo(other.Competency)
        : Indicator.CompareTo(other.Indicator);

    public static bool operator <(Code left, Code right) => left.CompareTo(right) < 0;
    public static bool operator <=(Code left, Code right) => left.CompareTo(right) <= 0;
    public static bool operator >(Code left, Code right) => left.CompareTo(right) > 0;
    public static bool operator >=(Code left, Code right) => left.CompareTo(right) >= 0;

    public override string ToString() =>
        IsTopic ? Topic
        : IsCompetency ? string.Create(CultureInfo.InvariantCulture, $"{Topic}-{Competency}")
        : string.Create(CultureInfo.InvariantCulture, $"{Topic}-{Competency}.{Indicator}");

    private static bool TryRead(string? text, Regex form, out Code code)
    {
        code = default;
        if (text is null || form.Match(text) is not { Success: true } match) return false;
        code = new Code(match.Groups["topic"].Value.ToUpperInvariant(), Number(match.Groups["competency"]), Number(match.Groups["indicator"]));
        return true;
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<topic>[A-Z]{2,5})(-(?<competency>[1-9][0-9]{0,2})(\.(?<indicator>[1-9][0-9]{0,2}))?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?<topic>[A-Za-z]{2,5})([\s\-–_]*(?<competency>[1-9][0-9]{0,2})([.,\s](?<indicator>[1-9][0-9]{0,2}))?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Typed();
}
