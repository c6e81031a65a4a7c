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
        text = MentionTag().Replace(text, "");
        if (activity.TextFormat is "xml" or "html") text = AnyTag().Replace(text, " ");
        return White().Replace(WebUtility.HtmlDecode(text), " ").Trim();
    }

    [GeneratedRegex(@"</?at[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex MentionTag();

    [GeneratedRegex(@"<[^<>]+>")]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"[\s\u00a0\u200b\ufeff]+")]
    private static partial Regex White();
}
