using CompetencyBot.BotFramework.Activities;

namespace CompetencyBot.BotFramework.Hosting;

/// <summary>A bot: a function from one activity to what it answers. It does no I/O toward the channel; the host sends the answer.</summary>
public delegate ValueTask<TurnResult> BotHandler(Activity activity, CancellationToken cancellationToken);

/// <summary>What to answer a person when their turn failed; <c>reference</c> stands in the log too.</summary>
public delegate Activity TurnFailureReply(Activity activity, string reference);
