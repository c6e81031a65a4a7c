using System.Globalization;
using CompetencyBot.Competencies;

namespace CompetencyBot.Exchange;

/// <summary>Codes for imported statements: their own where they fit ours, otherwise new ones, each once.</summary>
internal sealed class CaseCodes
{
    private readonly HashSet<string> categories = [];
    private readonly HashSet<Code> used = [];

    public string CategoryFor(CaseItem item)
    {
        var wanted = item.HumanCodingScheme is { Length: > 0 } code ? code : Slug(item.FullStatement ?? "");
        return Unique(wanted.Length > 0 ? wanted : "category", categories.Add);
    }

    public Code TopicFor(CaseItem item, string name)
    {
        if (Code.TryParse(item.HumanCodingScheme, out var own) && own.IsTopic && used.Add(own)) return own;
        var letters = new string([.. name.Where(char.IsAsciiLetter)]).ToUpperInvariant().PadRight(3, 'X');
        for (var last = letters[2]; ; last = last == 'Z' ? 'A' : (char)(last + 1))
        {
            for (var middle = 'A' - 1; middle <= 'Z'; middle++)
            {
                var code = new Code($"{letters[0]}{(middle < 'A' ? letters[1] : (char)middle)}{last}");
                if (used.Add(code)) return code;
            }
        }
    }

    /// <summary>A competency's code below a topic's, or an indicator's below a competency's.</summary>
    public Code Below(Code parent, CaseItem item)
    {
        if (Code.TryParse(item.HumanCodingScheme, out var own) && Parent(own) == parent && used.Add(own)) return own;
        for (var number = 1; ; number++)
        {
            var code = parent.IsTopic ? parent with { Competency = number } : parent with { Indicator = number };
            if (used.Add(code)) return code;
        }
    }

    private static Code Parent(Code code) => code.IsIndicator ? code.OfCompetency : new Code(code.Topic);

    private static string Slug(string text) =>
        string.Join('-', new string([.. text.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Unique(string wanted, Func<string, bool> take)
    {
        if (take(wanted)) return wanted;
        for (var number = 2; ; number++)
        {
            var next = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{number}");
            if (take(next)) return next;
        }
    }
}
