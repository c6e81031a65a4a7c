using System.Net;
using System.Text.RegularExpressions;
using CompetencyBot.BotFramework.Activities;

namespace CompetencyBot.Bot;

/// <summary>What a person wrote, without the mention of the bot and without markup.</summary>
internal static partial class MessageText
{
    public static string Of(Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var mention in activity.Entities ?? [])
        {
            if (mention is { Type: Entity.Mention, Text: { Length: > 0 } standsFor } && mention.Mentioned?.Id == activity.Recipient?.Id)
                text = text.Replace(standsFor, " ", StringComparison.Ordinal);
        }
        // Teams marks every mention up, also in plain text; whoever else is mentioned stays as a name.
        if (text.Contains('<', StringComparison.Ordinal)) text = Inserted().Replace(MentionTag().Replace(text, ""), " ");
        return activity.TextFormat is "xml" or "html" ? OfHtml(text) : Plain(text);
    }

    /// <summary>The words of a message in HTML; what it quotes of others is no part of them.</summary>
    public static string OfHtml(string html) => Plain(AnyTag().Replace(Quote().Replace(html, " "), " "));

    private static string Plain(string text) => White().Replace(WebUtility.HtmlDecode(text), " ").Trim();

    /// <summary>What stands for a card or file in the text; the thing itself is an attachment.</summary>
    [GeneratedRegex(@"<span\b[^>]*\binline-compose-card\b[^>]*>(\s*<span\b[^>]*>.*?</span>)?.*?</span>|<attachment\b[^>]*>(</attachment>)?", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Inserted();

    [GeneratedRegex(@"<blockquote\b.*?</blockquote>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Quote();

    [GeneratedRegex(@"</?at[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex MentionTag();

    [GeneratedRegex(@"<[^<>]+>")]
    private static partial Regex AnyTag();

    /// <summary>White space other than a single blank.</summary>
    [GeneratedRegex(@"[\s\u00a0\u200b\ufeff]{2,}|[^\S ]|[\u00a0\u200b\ufeff]")]
    private static partial Regex White();
}
