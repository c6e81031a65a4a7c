using System.Collections.Immutable;
using static CompetencyBot.Package.Shape;

namespace CompetencyBot.Package;

/// <summary>
/// What a manifest may hold: Teams' schema of one version, as far as a bot, a message extension and tabs go.
/// https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema
/// </summary>
internal static class ManifestShape
{
    public const string Version = "1.22";

    private const int LongestAddress = 2048;

    private static readonly Text Id = new(36, TextRule.Guid);
    private static readonly Text Address = new(LongestAddress, TextRule.Address);
    private static readonly Text Domain = new(LongestAddress);
    private static readonly Text Picture = new(2048, TextRule.Picture);
    private static readonly Text Translations = new(2048, TextRule.Translations);
    private static readonly Flag YesNo = new();
    private static readonly Unchecked Other = new();
    private static readonly Choice Capability = new("tab", "bot", "connector");

    /// <summary>Where a tab that people set up may stand. Teams' schema knows <c>personalTab</c> here too, which needs no setting up.</summary>
    private static readonly ImmutableArray<string> SharedContexts = ["channelTab", "privateChatTab", "meetingChatTab", "meetingDetailsTab", "meetingSidePanel", "meetingStage"];

    private static readonly Group TaskInfo = new(Members(
        ("title", Translated(64)), ("width", new Text(16, TextRule.Dimension)), ("height", new Text(16, TextRule.Dimension)), ("url", Address)));

    private static readonly Group Bot = new(
        Members(
            ("botId", Id),
            ("scopes", Scopes("team", "personal", "groupChat", "copilot")),
            ("commandLists", new List(
                new Group(
                    Members(
                        ("scopes", Scopes("team", "personal", "groupChat", "copilot")),
                        ("commands", new List(new Group(Members(("title", Translated(128)), ("description", Translated(4000))), "title", "description"), 10))),
                    "scopes", "commands"),
                3)),
            ("needsChannelSelector", YesNo), ("isNotificationOnly", YesNo), ("supportsFiles", YesNo), ("supportsCalling", YesNo), ("supportsVideo", YesNo),
            ("configuration", Other), ("requirementSet", Other)),
        "botId", "scopes");

    private static readonly Group Parameter = new(
        Members(
            ("name", new Text(64)), ("title", Translated(32)), ("description", Translated(128)), ("value", Translated(512)), ("isRequired", YesNo), ("semanticDescription", new Text(2000)),
            ("inputType", new Choice("text", "textarea", "number", "date", "time", "toggle", "choiceset")),
            ("choices", new List(new Group(Members(("title", Translated(128)), ("value", new Text(512))), "title", "value"), 10))),
        "name", "title");

    private static readonly Group ExtensionCommand = new(
        Members(
            ("id", new Text(64)), ("type", new Choice("query", "action")), ("title", Translated(32)), ("description", Translated(128)), ("semanticDescription", new Text(5000)),
            ("context", new List(new Choice("compose", "commandBox", "message"), 3)), ("initialRun", YesNo), ("fetchTask", YesNo),
            ("samplePrompts", new List(new Group(Members(("text", Translated(128))), "text"), 5, Least: 1)),
            ("parameters", new List(Parameter, 5, Least: 1)), ("taskInfo", TaskInfo), ("apiResponseRenderingTemplateFile", Other)),
        "id", "title");

    private static readonly Group MessageExtension = new(
        Members(
            ("id", new Text(64)), ("botId", Id), ("composeExtensionType", new Choice("botBased")), ("canUpdateConfiguration", YesNo),
            ("commands", new List(ExtensionCommand, 10, Least: 1)),
            ("messageHandlers", new List(
                new Group(
                    Members(("type", new Choice("link")), ("value", new Group(Members(("domains", new List(Domain, 100)), ("supportsAnonymizedPayloads", YesNo)), "domains"))),
                    "type", "value"),
                5)),
            ("authorization", Other), ("apiSpecificationFile", Other), ("requirementSet", Other)),
        "botId", "commands");

    private static readonly Group ConfigurableTab = new(
        Members(
            ("id", new Text(64)), ("configurationUrl", Address), ("canUpdateConfiguration", YesNo), ("scopes", Scopes("team", "groupChat")), ("context", new List(new Choice(SharedContexts), 7)),
            ("meetingSurfaces", new List(new Choice("sidePanel", "stage"), 2)), ("sharePointPreviewImage", Other), ("supportedSharePointHosts", Other)),
        "configurationUrl", "scopes");

    private static readonly Group StaticTab = new(
        Members(
            ("entityId", new Text(64)), ("name", Translated(128)), ("contentUrl", Address), ("contentBotId", Id), ("websiteUrl", Address), ("searchUrl", Address),
            ("scopes", Scopes("team", "personal", "groupChat")), ("context", new List(new Choice([.. SharedContexts, "personalTab", "teamLevelApp"]), 8)), ("requirementSet", Other)),
        "entityId", "scopes");

    private static readonly Group Authorization = new(
        Members(("permissions", new Group(Members(
            ("resourceSpecific", new List(new Group(Members(("name", new Text(128)), ("type", new Choice("Application", "Delegated"))), "name", "type"), 16)))))));

    public static readonly Group Manifest = new(
        Members(
            ("$schema", new Text(LongestAddress, TextRule.Only($"https://developer.microsoft.com/en-us/json-schemas/teams/v{Version}/MicrosoftTeams.schema.json"))),
            ("manifestVersion", new Choice(Version)), ("version", new Text(256, TextRule.Version)), ("id", Id),
            ("localizationInfo", new Group(
                Members(
                    ("defaultLanguageTag", new Text(26, TextRule.Language)), ("defaultLanguageFile", Translations),
                    ("additionalLanguages", new List(new Group(Members(("languageTag", new Text(26, TextRule.Language)), ("file", Translations)), "languageTag", "file"), 100))),
                "defaultLanguageTag", "additionalLanguages")),
            ("developer", new Group(
                Members(("name", new Text(PackageSettings.LongestPublisher)), ("mpnId", new Text(10)), ("websiteUrl", Address), ("privacyUrl", Address), ("termsOfUseUrl", Address)),
                "name", "websiteUrl", "privacyUrl", "termsOfUseUrl")),
            ("name", new Group(Members(("short", Translated(30)), ("full", Translated(100))), "short")),
            ("description", new Group(Members(("short", Translated(80)), ("full", Translated(4000))), "short", "full")),
            ("icons", new Group(Members(("color", Picture), ("outline", Picture), ("color32x32", Picture)), "color", "outline")),
            ("accentColor", new Text(7, TextRule.Colour)),
            ("bots", new List(Bot, 1, Least: 1)), ("composeExtensions", new List(MessageExtension, 1)), ("configurableTabs", new List(ConfigurableTab, 1)), ("staticTabs", new List(StaticTab, 16)),
            ("permissions", new List(new Choice("identity", "messageTeamMembers"), 2)),
            ("devicePermissions", new List(new Choice("geolocation", "media", "notifications", "midi", "openExternal"), 5)),
            ("validDomains", new List(Domain, 16)),
            ("webApplicationInfo", new Group(Members(("id", Id), ("resource", new Text(2048)), ("nestedAppAuthInfo", Other)), "id")),
            ("defaultInstallScope", new Choice("personal", "team", "groupChat", "meetings", "copilot")),
            ("defaultGroupCapability", new Group(Members(("team", Capability), ("groupchat", Capability), ("meetings", Capability)))),
            ("supportedChannelTypes", new List(new Choice("sharedChannels", "privateChannels"), 2)),
            ("configurableProperties", new List(new Choice("name", "shortDescription", "longDescription", "smallImageUrl", "largeImageUrl", "accentColor", "developerUrl", "privacyUrl", "termsOfUseUrl"), 9)),
            ("showLoadingIndicator", YesNo), ("isFullScreen", YesNo), ("defaultBlockUntilAdminAction", YesNo), ("publisherDocsUrl", Address),
            ("activities", Other), ("authorization", Authorization), ("backgroundLoadConfiguration", Other), ("connectors", Other), ("copilotAgents", Other), ("dashboardCards", Other),
            ("elementRelationshipSet", Other), ("extensions", Other), ("graphConnector", Other), ("intuneInfo", Other), ("meetingExtensionDefinition", Other), ("subscriptionOffer", Other)),
        "$schema", "manifestVersion", "version", "id", "localizationInfo", "developer", "name", "description", "icons", "accentColor", "bots", "validDomains");

    private static Text Translated(int longest) => new(longest, Translated: true);

    private static List Scopes(params ImmutableArray<string> scopes) => new(new Choice(scopes), scopes.Length, Least: 1);

    private static ImmutableDictionary<string, Shape> Members(params ReadOnlySpan<(string Name, Shape Shape)> members)
    {
        var all = ImmutableDictionary.CreateBuilder<string, Shape>(StringComparer.Ordinal);
        foreach (var (name, shape) in members) all.Add(name, shape);
        return all.ToImmutable();
    }
}
