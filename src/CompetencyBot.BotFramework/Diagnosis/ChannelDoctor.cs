using CompetencyBot.BotFramework.Authentication;
using CompetencyBot.BotFramework.Connector;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Identity.Client;

namespace CompetencyBot.BotFramework.Diagnosis;

/// <summary>Looks at what stands between the bot and the channel: registration, certificate, signing keys, clock, token.</summary>
/// <param name="clients">The clients that the bot itself asks with.</param>
/// <param name="time">This machine's clock.</param>
public sealed class ChannelDoctor(IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>The channel allows five minutes; a clock that is two off will soon be worse.</summary>
    private static readonly TimeSpan TolerableSkew = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan EndsSoon = TimeSpan.FromDays(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<Finding>> Examine(IConfiguration configuration, IHostEnvironment environment, CancellationToken cancellationToken)
    {
        AppRegistration? app;
        try
        {
            app = AppRegistration.Read(configuration, environment);
        }
        catch (BotConfigurationException exception)
        {
            return [new Finding("Registration", Health.Bad, exception.Message, "Correct the setting; docs/deploy.md lists them.")];
        }
        if (app is null)
            return [new Finding("Registration", Health.Note, "No app id is set: the bot answers callers on this machine only.", "For Teams, register the bot and set MicrosoftAppId; docs/deploy.md tells how.")];

        return
        [
            new Finding("Registration", Health.Good, $"{app.Type}, app id {app.Id}{(app.TenantId is { } tenant ? $", tenant {tenant}" : "")}"),
            Credential(app),
            .. await Keys(app, cancellationToken),
            await Token(app, cancellationToken),
        ];
    }

    private Finding Credential(AppRegistration app)
    {
        if (app.Type is AppType.UserAssignedMSI) return new Finding("Credential", Health.Good, "A managed identity: nothing ends.");
        if (app.Certificate is not { } certificate)
            return new Finding("Credential", Health.Note, "A client secret. Its end cannot be read from here.", "Look it up in Microsoft Entra, App registrations, Certificates & secrets, and put the date in a calendar.");
        DateTimeOffset end = certificate.NotAfter.ToUniversalTime();
        var left = end - time.GetUtcNow();
        var seen = FormattableString.Invariant($"The certificate {certificate.Thumbprint} ends on {end:yyyy-MM-dd}, {(left < TimeSpan.Zero ? "in the past" : $"in {left.TotalDays:0} days")}.");
        return left > EndsSoon
            ? new Finding("Credential", Health.Good, seen)
            : new Finding("Credential", Health.Bad, seen, "Make a new certificate, add it to the app in Microsoft Entra, and set it here.");
    }

    /// <summary>The channel's keys, and this machine's clock beside the one that the answer came from.</summary>
    private async Task<IReadOnlyList<Finding>> Keys(AppRegistration app, CancellationToken cancellationToken)
    {
        var metadata = app.Cloud.OpenIdMetadata;
        try
        {
            var keys = await new KeyDownload(clients).Fetch(metadata).WaitAsync(Longest, time, cancellationToken);
            return [new Finding("Channel's keys", Health.Good, $"{keys.Count} keys from {metadata.Host}"), await Clock(metadata, cancellationToken)];
        }
        catch (Exception exception) when (exception is KeyDownloadException or TimeoutException)
        {
            return [new Finding("Channel's keys", Health.Bad, $"{metadata} gives none: {exception.Message}", $"Let this machine reach {metadata.Host} on port 443; without the keys every message is refused.")];
        }
    }

    private async Task<Finding> Clock(Uri address, CancellationToken cancellationToken)
    {
        using var http = clients.CreateClient(KeyDownload.Client);
        using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.Headers.Date is not { } there) return new Finding("Clock", Health.Note, $"{address.Host} does not tell the time.", "Check by hand that this machine's clock is right.");
        var skew = (time.GetUtcNow() - there).Duration();
        var seen = FormattableString.Invariant($"{skew.TotalSeconds:0} seconds from that of {address.Host}");
        return skew <= TolerableSkew
            ? new Finding("Clock", Health.Good, seen)
            : new Finding("Clock", Health.Bad, seen, "Set this machine's clock by NTP; tokens are refused when it is off by more than five minutes.");
    }

    private async Task<Finding> Token(AppRegistration app, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            var token = await TokenRequests.For(app, clients)(limit.Token);
            return new Finding("Token", Health.Good, FormattableString.Invariant($"{app.Cloud.LoginHost.Host} gives one, good until {token.ExpiresOn.ToUniversalTime():yyyy-MM-dd HH:mm} UTC."));
        }
#pragma warning disable CA1031 // Whatever went wrong is what is looked for.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var reason = exception switch
            {
                MsalException msal => $"{msal.ErrorCode}: {msal.Message.Split('\n')[0].Trim()}",
                OperationCanceledException => $"no answer in {Longest.TotalSeconds:0} seconds",
                _ => exception.Message,
            };
            return new Finding("Token", Health.Bad, $"{app.Cloud.LoginHost.Host} gives none: {reason}", "Check MicrosoftAppTenantId and the credential; a secret that has ended must be made anew in Microsoft Entra.");
        }
    }
}
