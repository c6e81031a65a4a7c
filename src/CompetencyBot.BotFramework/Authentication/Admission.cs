using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace CompetencyBot.BotFramework.Authentication;

/// <summary>Decides who may talk to the bot, from the request's headers alone: nothing of the body is read before.</summary>
internal interface IDoorkeeper
{
    ValueTask<Admission> Admit(HttpContext context);
}

/// <summary>What came of a caller at the door.</summary>
internal abstract record Admission
{
    private Admission() { }

    public sealed record Admitted(Caller Caller) : Admission;

    /// <summary>401: the caller did not prove who they are. The reason is for the log alone.</summary>
    public sealed record Stranger(string Reason) : Admission;

    /// <summary>503: nobody can be checked right now.</summary>
    public sealed record Undecidable(string Reason) : Admission;
}

/// <summary>Who sends an activity.</summary>
internal abstract record Caller
{
    private Caller() { }

    /// <summary>A program on this machine, talking to a bot without an app id.</summary>
    public sealed record Local : Caller;

    /// <summary>The channel, for the service address that its token names and the channels that the signing key is endorsed for.</summary>
    public sealed record Channel(string? ServiceUrl, FrozenSet<string> Endorsements) : Caller;

    /// <summary>A local client that holds the bot's own credentials.</summary>
    public sealed record OwnApp : Caller;
}
