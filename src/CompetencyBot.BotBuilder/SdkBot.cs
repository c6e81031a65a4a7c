using CompetencyBot.BotFramework.Authentication;
using CompetencyBot.BotFramework.Connector;
using CompetencyBot.BotFramework.Hosting;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace CompetencyBot.BotBuilder;

/// <summary>The bot as the SDK calls it: one activity in, what the bot answers out through the turn's context.</summary>
internal sealed class SdkBot(AnsweringBot bot, ServiceAddresses addresses, IOptions<BotFrameworkOptions> options) : IBot
{
    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var activity = SdkJson.FromSdk(turnContext.Activity);
        // The adapter has checked the channel, but looks neither at the tenant nor where it sends its token. It answers this exception, and no other, with 401.
        if (!addresses.Allow(new Uri(turnContext.Activity.ServiceUrl))) throw new UnauthorizedAccessException("Replies go out over TLS alone.");
        if (ActivityAccess.FaultIn(activity, new Caller.Local(), options.Value.AllowedTenants.AsReadOnly()) is { } reason) throw new UnauthorizedAccessException(reason);

        var (result, _) = await bot.Answer(activity, cancellationToken);
        foreach (var reply in result.Activities) await turnContext.SendActivityAsync(SdkJson.ToSdk(reply), cancellationToken);
        if (result.InvokeResponse is { } response)
        {
            var body = response.Body is { } json ? SdkJson.ToSdk(json) : null;
            await turnContext.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = response.Status, Body = body } }, cancellationToken);
        }
    }
}
