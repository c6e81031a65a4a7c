using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace CompetencyBot.Package;

/// <summary>The names of hosts that Teams can reach, and nothing else that is pasted where a name belongs.</summary>
internal static partial class HostName
{
    /// <summary>Names that mean something on one machine or network alone.</summary>
    private static readonly string[] Private = ["localhost", "local", "internal"];

    /// <summary>Why this is not the bare name of a host on the internet, and what to write; null when it is.</summary>
    public static (string Rule, string Remedy)? WrongWith(string host)
    {
        if (string.IsNullOrWhiteSpace(host)) return ("The host is empty.", "Give the name the bot is reached at, such as bot.example.org.");
        if (host.Contains("://", StringComparison.Ordinal)) return ("The host has a scheme.", Bare(host));
        if (IPAddress.TryParse(host.Trim('[', ']'), out _)) return ("The host is an IP address.", "Teams needs a name with a certificate: give the host a name in DNS.");
        if (host.AsSpan().ContainsAny("/\\?#@")) return ("The host has a path or a user name.", Bare(host));
        if (host.Contains(':', StringComparison.Ordinal)) return ("The host has a port.", $"Teams uses port 443 alone. {Bare(host)}");
        if (host.Contains('*', StringComparison.Ordinal)) return ("The host is a wildcard.", "Give one full name, such as bot.example.org.");
        if (Private.Contains(host.Split('.')[^1], StringComparer.OrdinalIgnoreCase)) return ("The host is a name of this machine or network alone.", "Teams reaches the bot over the internet: give its public name.");
        if (!host.Contains('.', StringComparison.Ordinal)) return ("The host has no dot.", "Give the full name, such as bot.example.org.");
        if (!host.All(char.IsAscii)) return ("The host has letters beyond a to z.", Ascii(host) is { } ascii ? $"Write it as {ascii}." : "Write it in its form for DNS, which begins with xn--.");
        return IsName(host) ? null : ("The host is not the name of a host.", "Use letters a to z, digits, hyphens inside and dots between, up to 63 characters in each part and 253 in all.");
    }

    /// <summary>If <paramref name="domain"/> is the host itself or stands below it.</summary>
    public static bool Covers(string host, string domain) =>
        domain.Equals(host, StringComparison.OrdinalIgnoreCase) || domain.EndsWith($".{host}", StringComparison.OrdinalIgnoreCase);

    private static string Bare(string host)
    {
        var address = host.Contains("://", StringComparison.Ordinal) ? host : $"https://{host}";
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && WrongWith(uri.IdnHost) is null ? $"Write only {uri.IdnHost}." : "Write only the name, such as bot.example.org.";
    }

    private static string? Ascii(string host)
    {
        try
        {
            return new IdnMapping().GetAscii(host);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsName(string host) => host.Length <= 253 && NamePattern().IsMatch(host);

    [GeneratedRegex(@"\A([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
