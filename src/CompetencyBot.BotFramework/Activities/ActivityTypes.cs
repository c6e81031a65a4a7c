namespace CompetencyBot.BotFramework.Activities;

/// <summary>Values of <see cref="Activity.Type"/>.</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string MessageReaction = "messageReaction";
    public const string MessageUpdate = "messageUpdate";
    public const string ConversationUpdate = "conversationUpdate";
    public const string MessageDelete = "messageDelete";
    public const string InstallationUpdate = "installationUpdate";
    public const string Invoke = "invoke";
    public const string InvokeResponse = "invokeResponse";
    public const string Typing = "typing";
}

/// <summary>Values of <see cref="Activity.DeliveryMode"/>.</summary>
public static class DeliveryModes
{
    /// <summary>The replies are wanted in the body of the HTTP response, not through the connector.</summary>
    public const string ExpectReplies = "expectReplies";
}

/// <summary>Values of <see cref="Activity.Name"/> of invoke activities.</summary>
public static class InvokeNames
{
    public const string AdaptiveCardAction = "adaptiveCard/action";
    public const string Query = "composeExtension/query";
    public const string SelectItem = "composeExtension/selectItem";
    public const string QueryLink = "composeExtension/queryLink";
    public const string AnonymousQueryLink = "composeExtension/anonymousQueryLink";
    public const string FetchTask = "composeExtension/fetchTask";
    public const string SubmitAction = "composeExtension/submitAction";

    /// <summary>What a person thought of an answer.</summary>
    public const string Feedback = "message/submitAction";
}

/// <summary>Values of <see cref="Activity.ChannelId"/>.</summary>
public static class ChannelIds
{
    public const string Teams = "msteams";
}

/// <summary>Values of <see cref="Attachment.ContentType"/> and of the type of a card action's answer.</summary>
public static class ContentTypes
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
    public const string ThumbnailCard = "application/vnd.microsoft.card.thumbnail";
    public const string Message = "application/vnd.microsoft.activity.message";
    public const string Error = "application/vnd.microsoft.error";
}
