using System.Text.RegularExpressions;
using CompetencyBot.Competencies;

namespace CompetencyBot.Ask;

/// <summary>Tells a question that goes on from the last answer.</summary>
internal static partial class FollowUp
{
    /// <summary>The competency to lean towards: the last answer's when the text goes on from it, otherwise none.</summary>
    public static Code? Context(string text, Code? previous) => previous is not null && GoesOn().IsMatch(text) ? previous : null;

    [GeneratedRegex(
        @"^\s*(and|but|or|what if|what about|how about|also|same|then|so if|if (he|she|they|it)|et|mais|ou alors|sinon|et si|puis|pis|aussi|même chose|si (il|elle|ça|c'est)|s'ils?|qu'en est-il)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GoesOn();
}
