using CompetencyBot.BotFramework.Diagnosis;
using CompetencyBot.Browse;
using CompetencyBot.Competencies;
using CompetencyBot.Knowledge;
using CompetencyBot.Snapshots;

namespace CompetencyBot.Diagnose;

/// <summary>Tells an admin why the bot is silent: settings, knowledge, endpoint, channel, app package.</summary>
/// <param name="clients">Makes the client that the endpoint is asked with.</param>
/// <param name="channel">Looks at the registration and the channel.</param>
public sealed class Doctor(IHttpClientFactory clients, ChannelDoctor channel)
{
    private const string Endpoint = "Endpoint";

    /// <param name="configuration">The settings that the bot would run with.</param>
    /// <param name="environment">The environment that it would run in.</param>
    /// <param name="folders">Its knowledge.</param>
    /// <param name="package">The app package that was uploaded, if it is at hand.</param>
    /// <param name="cancellationToken">Ends the examination.</param>
    public async Task<IReadOnlyList<Finding>> Examine(
        IConfiguration configuration, IHostEnvironment environment, KnowledgeFolders folders, string? package, CancellationToken cancellationToken) =>
    [
        .. await channel.Examine(configuration, environment, cancellationToken),
        .. Knowledge(folders),
        await Reach(configuration, cancellationToken),
        package is null
            ? new Finding("App package", Health.Note, "Not looked at.", "Name the zip that was uploaded to Teams with --package.")
            : AppPackage.Compare(package, configuration["MicrosoftAppId"], Address(configuration)),
    ];

    private static IEnumerable<Finding> Knowledge(KnowledgeFolders folders)
    {
        switch (folders.Read())
        {
            case KnowledgeOutcome.Read { Knowledge: var knowledge }:
                var snapshot = Snapshot.Of(knowledge, folders.Learned);
                var english = snapshot.Framework.In(Language.English);
                yield return new Finding("Knowledge", Health.Good, $"{english.Topics.Count()} topics and {english.Competencies.Count()} competencies in {folders.Folder}; {(snapshot.LearnedAnew ? "the index is learned at each start, which learn would save" : "the index is kept")}.");
                break;
            case KnowledgeOutcome.Refused { Problems: var problems }:
                yield return new Finding("Knowledge", Health.Bad, $"{problems.Length} problem(s) in {folders.Folder}; the first: {problems[0]}", "Run validate for all of them.");
                break;
        }
    }

    /// <summary>Asks the public address for what a stranger gets: a refusal shows that the bot is there and its door is shut.</summary>
    private async Task<Finding> Reach(IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (Address(configuration) is not { } address)
            return new Finding(Endpoint, Health.Note, "Web:Address is not set, so the way from outside was not tried.", "Set it to the bot's public address, such as https://bot.example.org.");
        var messages = new Uri($"{address.AbsoluteUri.TrimEnd('/')}{configuration["Bot:MessagesPath"] ?? "/api/messages"}");
        try
        {
            using var http = clients.CreateClient();
            http.Timeout = TimeSpan.FromSeconds(10);
            using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(messages, content, cancellationToken);
            return (int)response.StatusCode switch
            {
                401 => new Finding(Endpoint, Health.Good, $"{messages} answers, and refuses a stranger as it should."),
                200 or 202 or 400 => new Finding(Endpoint, Health.Bad, $"{messages} takes messages from strangers.", "It runs without an app id. Set MicrosoftAppId and run it in Production."),
                var status => new Finding(Endpoint, Health.Bad, $"{messages} answers {status}; the bot would answer 401.", "Something else answers there: check the proxy's or web app's routing, and that the bot runs."),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new Finding(Endpoint, Health.Bad, $"{messages} cannot be reached from here: {exception.Message}", "Check the name, the certificate, the firewall, and that the bot runs. The same address must be the messaging endpoint of the Azure Bot.");
        }
    }

    private static Uri? Address(IConfiguration configuration) =>
        Uri.TryCreate(configuration[$"{PageOptions.Section}:{nameof(PageOptions.Address)}"], UriKind.Absolute, out var address) ? address : null;
}
