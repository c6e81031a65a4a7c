using System.Text.Json;
using CompetencyBot.BotFramework.Activities;

namespace CompetencyBot.BotFramework.Authentication;

/// <summary>Whether a caller who was let in may send this very activity: the answer to the second question is 403.</summary>
internal static class ActivityAccess
{
    /// <summary>Why not, for the log alone; null if they may.</summary>
    public static string? FaultIn(Activity activity, Caller caller, IReadOnlyCollection<string> allowedTenants)
    {
        var fault = caller is Caller.Channel channel ? FaultIn(activity, channel) : null;
        return fault ?? (allowedTenants.Count == 0 || (TenantOf(activity) is { } tenant && allowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase))
            ? null
            : "the activity comes from a tenant that is not allowed");
    }

    /// <summary>The organization that an activity comes from, as Teams names it.</summary>
    public static string? TenantOf(Activity activity) =>
        activity.Conversation?.TenantId is { Length: > 0 } tenant ? tenant
        : activity.ChannelData is { ValueKind: JsonValueKind.Object } data
            && data.TryGetProperty("tenant", out var element) && element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
        : null;

    private static string? FaultIn(Activity activity, Caller.Channel channel)
    {
        if (string.IsNullOrEmpty(activity.ChannelId)) return "the activity names no channel";
        if (!channel.Endorsements.Contains(activity.ChannelId)) return "the signing key is not endorsed for the activity's channel";
        if (string.IsNullOrEmpty(channel.ServiceUrl)) return "the token names no service address";
        return channel.ServiceUrl == activity.ServiceUrl ? null : "the token is for another service address than the activity's";
    }
}
