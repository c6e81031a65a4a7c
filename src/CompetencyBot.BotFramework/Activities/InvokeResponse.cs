namespace CompetencyBot.BotFramework.Activities;

/// <summary>The answer to an invoke activity: an HTTP status and a JSON body, if any.</summary>
public sealed record InvokeResponse(int Status, RawJson? Body = null)
{
    public static InvokeResponse NotImplemented { get; } = new(501);
}

/// <summary>The body that answers an activity with <see cref="DeliveryModes.ExpectReplies"/>.</summary>
public sealed record ExpectedReplies(IReadOnlyList<Activity> Activities);

/// <summary>The connector's answer to a sent activity.</summary>
public sealed record ResourceResponse(string? Id);

/// <summary>What a bot answers to one activity: activities to send and, for an invoke, the response.</summary>
public sealed record TurnResult(IReadOnlyList<Activity> Activities, InvokeResponse? InvokeResponse = null)
{
    public static TurnResult Nothing { get; } = new([]);

    public static TurnResult Reply(Activity activity) => new([activity]);

    public static TurnResult Respond(InvokeResponse response) => new([], response);
}
