using System.Text.Json;

namespace CompetencyBot.BotFramework.Activities;

/// <summary>The value of a <c>composeExtension/query</c> invoke.</summary>
public sealed record MessagingExtensionQuery(
    string? CommandId, IReadOnlyList<MessagingExtensionParameter>? Parameters, MessagingExtensionQueryOptions? QueryOptions)
{
    /// <summary>Empty places of the list are left out.</summary>
    public IReadOnlyList<MessagingExtensionParameter>? Parameters { get; } = Parameters?.OfType<MessagingExtensionParameter>().ToArray();
}

/// <summary>A parameter of a query. Teams sends <c>initialRun</c> before anything is typed.</summary>
public sealed record MessagingExtensionParameter(string? Name, JsonElement? Value);

/// <summary>Which page of results is wanted: <c>Count</c> of them after the first <c>Skip</c>.</summary>
public sealed record MessagingExtensionQueryOptions(int? Skip, int? Count);

/// <summary>The value of <c>composeExtension/queryLink</c> and <c>composeExtension/anonymousQueryLink</c>: the pasted address.</summary>
public sealed record AppBasedLinkQuery(string? Url);

/// <summary>The value of <c>composeExtension/fetchTask</c> and <c>composeExtension/submitAction</c>.</summary>
/// <param name="CommandId">Id of the command in the manifest.</param>
/// <param name="MessagePayload">The message that the command was used on.</param>
/// <param name="Data">What the dialog sent.</param>
public sealed record MessagingExtensionAction(string? CommandId, MessageActionsPayload? MessagePayload, JsonElement? Data);

/// <summary>A message that a command was used on.</summary>
public sealed record MessageActionsPayload(MessageActionsPayloadBody? Body, string? Locale);

/// <param name="ContentType"><c>html</c> or <c>text</c>.</param>
/// <param name="Content">What the message says.</param>
public sealed record MessageActionsPayloadBody(string? ContentType, string? Content);

/// <summary>The answer to the invokes of a message extension: results, or a dialog.</summary>
public sealed record MessagingExtensionActionResponse(MessagingExtensionResult? ComposeExtension = null, TaskModuleContinueResponse? Task = null);

/// <summary>Results of a message extension.</summary>
public sealed record MessagingExtensionResult(IReadOnlyList<MessagingExtensionAttachment> Attachments)
{
    public string Type { get; } = "result";
    public string AttachmentLayout { get; } = "list";
}

/// <summary>A result; <c>Preview</c> is how it is listed.</summary>
public sealed record MessagingExtensionAttachment(string ContentType, RawJson Content, PreviewAttachment? Preview = null);

/// <summary>How a result is listed: a thumbnail card.</summary>
public sealed record PreviewAttachment(ThumbnailCard Content)
{
    public string ContentType { get; } = ContentTypes.ThumbnailCard;
}

/// <summary>A title with a line of text.</summary>
public sealed record ThumbnailCard(string Title, string Text);

/// <summary>Opens a dialog with a card.</summary>
public sealed record TaskModuleContinueResponse(TaskModuleTaskInfo Value)
{
    public string Type { get; } = "continue";
}

/// <summary>A dialog. Sizes are <c>small</c>, <c>medium</c> or <c>large</c>.</summary>
public sealed record TaskModuleTaskInfo(string Title, Attachment Card, string Height = "medium", string Width = "medium");
