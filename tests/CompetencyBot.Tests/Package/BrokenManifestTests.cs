namespace CompetencyBot.Tests.Package;

/// <summary>What editors get wrong in a manifest folder, one mistake at a time.</summary>
public sealed class BrokenManifestTests : IDisposable
{
    private const string FirstTitle = "\"title\": \"How do I handle a difficult patron?\"";

    private readonly ManifestCopy copy = new();

    /// <summary>A text of the manifest, what replaces it, and the beginning of the problem told.</summary>
    public static TheoryData<string, string, string> Manifests { get; } = new()
    {
        { "\"id\": \"{{appId}}\",", "\"id\": \"{{appId}}\"", "manifest.json:6: This is not readable JSON:" },
        { "\"id\": \"{{appId}}\",", "\"id\": \"{{appId}}\", \"id\": \"x\",", "manifest.json: A name stands twice in one group: Duplicate property 'id'" },
        { "\"id\": \"{{appId}}\",", "", "manifest.json id: This is missing." },
        { "\"id\": \"{{appId}}\",", "\"id\": \"99999999-2222-3333-4444-555555555555\",", "manifest.json id: The id is not the app id given." },
        { "\"botId\": \"{{appId}}\"", "\"botId\": \"{{botId}}\"", "manifest.json bots[0].botId: {{botId}} is not a placeholder that the command fills. There are {{appId}}, {{host}}, {{publisher}}, {{version}}." },
        { "\"botId\": \"{{appId}}\"", "\"botId\": \"99999999-2222-3333-4444-555555555555\"", "manifest.json bots[0].botId: The id is not the app id given." },
        { "https://{{host}}/privacy", "https://{{host}/privacy", "manifest.json developer.privacyUrl: A placeholder is not closed." },
        { "https://{{host}}/privacy", "http://{{host}}/privacy", "manifest.json developer.privacyUrl: The text is not an https address." },
        { "https://{{host}}/privacy", "/privacy", "manifest.json developer.privacyUrl: The text is not an https address." },
        { "\"version\": \"{{version}}\"", "\"version\": \"1.5.0\"", "manifest.json version: The version is not the one given." },
        { "\"manifestVersion\": \"1.22\"", "\"manifestVersion\": 1.22", "manifest.json manifestVersion: This must be a text in quotes." },
        { "\"manifestVersion\": \"1.22\"", "\"manifestVersion\": \"1.18\"", "manifest.json manifestVersion: '1.18' is not one of the values that Teams knows here. Write 1.22." },
        { "teams/v1.22/", "teams/v1.5/", "manifest.json $schema: The text is not the one this program checks against." },
        { "\"accentColor\": \"#0F5C6E\"", "\"accentColor\": \"teal\"", "manifest.json accentColor: The text is not a colour." },
        { "\"full\": \"Competency Bot for public library staff\"", "\"full\": \" \"", "manifest.json name.full: The text is empty." },
        { "\"full\": \"Competency Bot for public library staff\"", "\"ful\": \"Competency Bot\"", "manifest.json name.ful: Teams knows no 'ful' here. There are full, short." },
        { FirstTitle, "\"title\": \"browse\"", "manifest.json bots[0].commandLists[0].commands[3].title: 'Browse' stands in bots[0].commandLists[0].commands[0].title too." },
        { FirstTitle, $"{FirstTitle}, \"type\": \"prompt\"", "manifest.json bots[0].commandLists[0].commands[0].type: Teams knows no 'type' here." },
        { "\"commands\": [", $"\"commands\": [{string.Concat(Enumerable.Range(0, 3).Select(number => $"{{ \"title\": \"x{number}\", \"description\": \"x\" }},"))}", "manifest.json bots[0].commandLists[0].commands: The list has 11 entries; Teams takes 10. Take 1 away." },
        { "\"scopes\": [\"personal\", \"team\", \"groupChat\"]", "\"scopes\": [\"personal\", \"team\"]", "manifest.json bots[0].commandLists[1].scopes[1]: The bot has no scope 'groupChat'." },
        { "\"scopes\": [\"team\", \"groupChat\"]", "\"scopes\": [\"team\", \"personal\"]", "manifest.json bots[0].commandLists[1].scopes[1]: The scope 'personal' stands in bots[0].commandLists[0].scopes[0] too." },
        { "\"scopes\": [\"team\", \"groupChat\"]", "\"scopes\": [\"team\", \"groupchat\"]", "manifest.json bots[0].commandLists[1].scopes[1]: 'groupchat' is not one of the values that Teams knows here." },
        { "\"id\": \"findForMessage\"", "\"id\": \"searchIndex\"", "manifest.json composeExtensions[0].commands[1].id: 'searchIndex' stands in composeExtensions[0].commands[0].id too." },
        { "\"title\": \"Find competency for this message\"", "\"title\": \"Find the competency for this message\"", "manifest.json composeExtensions[0].commands[1].title: The text has 36 characters; Teams takes 32. Shorten it by 4." },
        { "\"fetchTask\": true", "\"fetchTask\": false", "manifest.json composeExtensions[0].commands[1].fetchTask: An action gets its dialog from the bot." },
        { "\"type\": \"query\"", "\"type\": \"search\"", "manifest.json composeExtensions[0].commands[0].type: 'search' is not one of the values that Teams knows here. Write query or action." },
        { "\"initialRun\": true", "\"initialRun\": \"yes\"", "manifest.json composeExtensions[0].commands[0].initialRun: This must be true or false." },
        { "\"name\": \"text\",", "", "manifest.json composeExtensions[0].commands[0].parameters[0].name: This is missing." },
        { "\"domains\": [\"{{host}}\"]", "\"domains\": [\"example.org\"]", "manifest.json composeExtensions[0].messageHandlers[0].value.domains[0]: example.org is not the bot's own domain" },
        { "\"validDomains\": [\"{{host}}\"]", "\"validDomains\": [\"login.example.net\"]", "manifest.json validDomains: The bot's own host is not among the domains." },
        { "\"validDomains\": [\"{{host}}\"]", "\"validDomains\": [\"{{host}}\", \"*.example.org\"]", "manifest.json validDomains[1]: *.example.org covers domains that are not the bot's own." },
        { "\"validDomains\": [\"{{host}}\"]", "\"validDomains\": [\"{{host}}\", \"https://{{host}}/\"]", "manifest.json validDomains[1]: The host has a scheme." },
        { "https://{{host}}/tab?", "https://example.org/tab?", "manifest.json staticTabs[0].contentUrl: https://example.org/tab?lang={app.locale}&theme={app.theme}&at={page.subPageId} is not a page of the bot's own host" },
        { "https://{{host}}/tab?", "http://{{host}}/tab?", "manifest.json staticTabs[0].contentUrl: The text is not an https address." },
        { "https://{{host}}/tab/settings", "https://{{host}}.example.com/tab/settings", "manifest.json configurableTabs[0].configurationUrl: https://bot.example.org.example.com/tab/settings" },
        { "\"entityId\": \"index\"", "\"entityId\": \"home\"", "manifest.json staticTabs[0].entityId: Cards lead to a tab with the id 'index', and none has it." },
        { "\"name\": \"Index\",", "", "manifest.json staticTabs[0].name: This is missing." },
        { "\"name\": \"Index\",", $"\"name\": \"{new string('x', 129)}\",", "manifest.json staticTabs[0].name: The text has 129 characters; Teams takes 128." },
        { "\"configurationUrl\"", "\"contentUrl\"", "manifest.json configurableTabs[0].configurationUrl: This is missing." },
        { "\"scopes\": [\"team\", \"groupChat\"],\n      \"context\"", "\"scopes\": [\"team\", \"personal\"],\n      \"context\"", "manifest.json configurableTabs[0].scopes[1]: 'personal' is not one of the values that Teams knows here. Write team or groupChat." },
        { "\"scopes\": [\"team\", \"groupChat\"],\n      \"context\"", "\"scopes\": [\"team\"],\n      \"context\"", "manifest.json configurableTabs[0].context[4]: The tab has no scope 'groupChat', which meetingSidePanel needs." },
        { "\"channelTab\"", "\"personalTab\"", "manifest.json configurableTabs[0].context[0]: 'personalTab' is not one of the values" },
        { "MeetingStage.Write.Chat\", \"type\": \"Delegated\"", "MeetingStage.Write.Chat\", \"type\": \"Application\"", "manifest.json authorization.permissions.resourceSpecific: Sharing to a meeting's stage needs the permission MeetingStage.Write.Chat." },
        { "ChannelMeetingStage.Write.Group", "ChannelMeeting.ReadBasic.Group", "manifest.json authorization.permissions.resourceSpecific: Sharing to a meeting's stage needs the permission ChannelMeetingStage.Write.Group." },
        { "\"type\": \"Delegated\"", "\"kind\": \"Delegated\"", "manifest.json authorization.permissions.resourceSpecific[0].kind: Teams knows no 'kind' here." },
        { "\"languageTag\": \"fr\"", "\"languageTag\": \"fr-ca\"", "manifest.json localizationInfo.additionalLanguages: There is no French for every region." },
        { "\"file\": \"fr.json\"", "\"file\": \"languages/fr.json\"", "manifest.json localizationInfo.additionalLanguages[0].file: The text is not the name of a .json file in the folder itself." },
        { "\"file\": \"fr.json\"", "\"file\": \"french.json\"", "french.json: The file is missing." },
        { "\"color\": \"color.png\"", "\"color\": \"../color.png\"", "manifest.json icons.color: The text is not the name of a .png file in the folder itself." },
        { "\"color\": \"color.png\"", "\"color\": \"outline.png\"", "outline.png: The picture has 32 × 32 pixels; Teams takes 192 × 192." },
    };

    [Theory]
    [MemberData(nameof(Manifests))]
    public void A_mistake_in_the_manifest_is_told_with_its_field(string old, string replacement, string told)
    {
        copy.Replace("manifest.json", old, replacement);
        Assert.Contains(copy.Problems(), problem => problem.StartsWith(told, StringComparison.Ordinal));
    }

    public static TheoryData<string, string, string> Translations { get; } = new()
    {
        { "\"name.short\": \"Robot de compétences\",", "", "fr.json name.short: 'Competency Bot' is not translated. Add a line \"name.short\"" },
        { "\"name.short\"", "\"name.shrot\"", "fr.json name.shrot: manifest.json has no text there." },
        { "\"name.short\"", "\"developer.name\": \"x\", \"name.short\"", "fr.json developer.name: Teams takes no translation of this." },
        { "\"staticTabs[0].name\": \"Index\",", "", "fr.json staticTabs[0].name: 'Index' is not translated." },
        { "commands[7].title", "commands[9].title", "fr.json bots[0].commandLists[0].commands[9].title: manifest.json has no text there." },
        { "\"name.short\": \"Robot de compétences\"", "\"name.short\": \"\"", "fr.json name.short: The text is empty." },
        { "\"name.short\": \"Robot de compétences\"", "\"name.short\": [\"Robot\"]", "fr.json name.short: This must be a text in quotes." },
        { "\"name.short\": \"Robot de compétences\"", "\"name.short\": \"Robot de {{library}}\"", "fr.json name.short: {{library}} is not a placeholder" },
        { "\"description.short\": \"", $"\"description.short\": \"{new string('x', 80)}", "fr.json description.short: The text has 153 characters; Teams takes 80. Shorten it by 73." },
        { "commands[4].title\": \"CSC-4\"", "commands[4].title\": \"Parcourir\"", "fr.json bots[0].commandLists[0].commands[4].title: 'Parcourir' stands in bots[0].commandLists[0].commands[3].title too." },
        { "Localization.schema.json", "schema.json", "fr.json $schema: The text is not the one this program checks against." },
        { "\"name.short\"", "\"name.short", "fr.json:3: This is not readable JSON:" },
        { "{", "[{", "fr.json:" },
    };

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_mistake_in_a_translation_is_told_with_its_field(string old, string replacement, string told)
    {
        copy.Replace("fr.json", old, replacement);
        Assert.Contains(copy.Problems(), problem => problem.StartsWith(told, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_of_these_mistakes_is_one_problem()
    {
        copy.Replace("manifest.json", "\"accentColor\": \"#0F5C6E\"", "\"accentColor\": \"teal\"");
        Assert.Single(copy.Problems());
        copy.Replace("fr.json", "\"Aide\"", "\"\"");
        Assert.Equal(2, copy.Problems().Count);
    }

    [Fact]
    public void A_file_in_another_encoding_is_told()
    {
        copy.Write("fr.json", System.Text.Encoding.Latin1.GetBytes(File.ReadAllText(copy.PathOf("fr.json"))));
        Assert.StartsWith("fr.json: The file is not in UTF-8.", Assert.Single(copy.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_and_lists_left_empty_do_no_harm()
    {
        copy.Replace("manifest.json", "{", "\uFEFF{ \"connectors\": [],");
        copy.Replace("manifest.json", "\"configurableTabs\": [", "\"configurableTabs\": [], \"extensions\": [");
        copy.Packed();
    }

    public void Dispose() => copy.Dispose();
}
