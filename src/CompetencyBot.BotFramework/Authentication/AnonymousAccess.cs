using System.Net;
using Microsoft.AspNetCore.Http;

namespace CompetencyBot.BotFramework.Authentication;

/// <summary>Who may talk to a bot that has no app id: callers on this machine and nobody else.</summary>
internal sealed class AnonymousAccess : IDoorkeeper
{
    public ValueTask<Admission> Admit(HttpContext context) => ValueTask.FromResult<Admission>(
        IsLocal(context) ? new Admission.Admitted(new Caller.Local()) : new Admission.Stranger("only callers on this machine may talk to a bot without an app id"));

    /// <summary>A request that a proxy forwarded comes from somewhere else.</summary>
    private static bool IsLocal(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");
}
