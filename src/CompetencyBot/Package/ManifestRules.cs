using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CompetencyBot.Package;

/// <summary>What must agree between the places of a manifest, and with the bot it is for.</summary>
internal sealed partial class ManifestRules(ImmutableDictionary<string, ManifestValue> values, ImmutableDictionary<string, string> settings, PackageProblems problems)
{
    private string Host => settings[Placeholders.Host];

    public void Check()
    {
        foreach (var (path, value) in At(IdPattern()))
        {
            if (!value.Equals(settings[Placeholders.AppId], StringComparison.OrdinalIgnoreCase))
                Add(path, "The id is not the app id given.", "Write {{appId}}: the app, its bot and its message extension share one id.");
        }
        if (values.TryGetValue("version", out var version) && version.Value != settings[Placeholders.Version])
            Add("version", "The version is not the one given.", "Write {{version}}.");
        CheckDomains();
        CheckScopes();
        CheckExtensionCommands();
        CheckLanguages();
        new TabRules(values, Host, problems).Check();
        CheckDuplicates(TextsOf(values), ManifestFiles.Manifest, problems);
    }

    /// <summary>Entries of one list that a person, or Teams, could not tell apart. It holds for the texts of every language.</summary>
    public static void CheckDuplicates(IEnumerable<KeyValuePair<string, string>> texts, string file, PackageProblems problems)
    {
        var named = texts.Select(text => (Text: text, Match: DistinctPattern().Match(text.Key))).Where(text => text.Match.Success)
            .OrderBy(text => text.Text.Key, StringComparer.Ordinal)
            .GroupBy(text => (List: text.Match.Groups["list"].Value, Member: text.Match.Groups["member"].Value, Text: text.Text.Value.ToUpperInvariant()));
        foreach (var same in named)
        {
            foreach (var (text, _) in same.Skip(1))
                problems.Add($"{file} {text.Key}", $"'{text.Value}' stands in {same.First().Text.Key} too.", "Give each entry of the list its own.");
        }
    }

    public static IEnumerable<KeyValuePair<string, string>> TextsOf(ImmutableDictionary<string, ManifestValue> values) =>
        values.Select(value => KeyValuePair.Create(value.Key, value.Value.Value));

    /// <summary>The texts at the paths that a pattern matches, in order.</summary>
    public static IEnumerable<KeyValuePair<string, string>> At(ImmutableDictionary<string, ManifestValue> values, Regex paths) =>
        TextsOf(values).Where(value => paths.IsMatch(value.Key)).OrderBy(value => value.Key, StringComparer.Ordinal);

    private void CheckDomains()
    {
        foreach (var (path, domain) in At(DomainPattern()))
        {
            var name = domain.StartsWith("*.", StringComparison.Ordinal) ? domain[2..] : domain;
            var links = path.StartsWith("composeExtensions", StringComparison.Ordinal);
            if (HostName.WrongWith(name) is { } wrong)
                Add(path, wrong.Rule, wrong.Remedy);
            else if ((links || name != domain) && !HostName.Covers(Host, name))
                Add(path, links ? $"{domain} is not the bot's own domain, and Teams takes links of one's own alone." : $"{domain} covers domains that are not the bot's own.", "Write {{host}}.");
        }
        if (!At(ValidDomainPattern()).Any(domain => domain.Value.Equals(Host, StringComparison.OrdinalIgnoreCase)))
            Add("validDomains", "The bot's own host is not among the domains.", "Add {{host}} to the list.");
    }

    private void CheckScopes()
    {
        var bot = At(BotScopePattern()).Select(scope => scope.Value).ToHashSet();
        var lists = new Dictionary<string, string>();
        foreach (var (path, scope) in At(CommandScopePattern()))
        {
            if (!bot.Contains(scope)) Add(path, $"The bot has no scope '{scope}'.", "Add it to the bot's scopes, or take it away here.");
            if (!lists.TryAdd(scope, path)) Add(path, $"The scope '{scope}' stands in {lists[scope]} too.", "Give each scope one list of commands.");
        }
    }

    private void CheckExtensionCommands()
    {
        foreach (var (id, _) in At(ExtensionCommandPattern()))
        {
            var command = id[..^".id".Length];
            var isAction = values.TryGetValue($"{command}.type", out var type) && type.Value == "action";
            if (isAction && !(values.TryGetValue($"{command}.fetchTask", out var fetch) && fetch.Value == "true"))
                Add($"{command}.fetchTask", "An action gets its dialog from the bot.", "Write \"fetchTask\": true.");
            if (!isAction && !values.ContainsKey($"{command}.parameters[0].name"))
                Add($"{command}.parameters", "A query has no parameter to type into.", "Restore it from the manifest shipped with the program.");
        }
    }

    private void CheckLanguages()
    {
        var tags = At(LanguageTagPattern()).ToList();
        // Teams falls back from fr-CA to fr, but from one region to no other.
        if (values.ContainsKey("localizationInfo.defaultLanguageTag") && !tags.Any(tag => tag.Value == "fr"))
            Add("localizationInfo.additionalLanguages", "There is no French for every region.", "Add { \"languageTag\": \"fr\", \"file\": \"fr.json\" }; fr-ca alone leaves the other regions out.");
        if (values.TryGetValue("localizationInfo.defaultLanguageTag", out var language) && language.Value is not "en")
            Add(language.Path, "The texts of the manifest are in English.", "Write en.");
    }

    private IEnumerable<KeyValuePair<string, string>> At(Regex paths) => At(values, paths);

    private void Add(string path, string rule, string remedy) => problems.Add($"{ManifestFiles.Manifest} {path}", rule, remedy);

    [GeneratedRegex(@"\A(id|(bots|composeExtensions)\[\d+\]\.botId|staticTabs\[\d+\]\.contentBotId)\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A(validDomains\[\d+\]|composeExtensions\[\d+\]\.messageHandlers\[\d+\]\.value\.domains\[\d+\])\z")]
    private static partial Regex DomainPattern();

    [GeneratedRegex(@"\AvalidDomains\[\d+\]\z")]
    private static partial Regex ValidDomainPattern();

    [GeneratedRegex(@"\Abots\[0\]\.scopes\[\d+\]\z")]
    private static partial Regex BotScopePattern();

    [GeneratedRegex(@"\Abots\[0\]\.commandLists\[\d+\]\.scopes\[\d+\]\z")]
    private static partial Regex CommandScopePattern();

    [GeneratedRegex(@"\AcomposeExtensions\[0\]\.commands\[\d+\]\.id\z")]
    private static partial Regex ExtensionCommandPattern();

    [GeneratedRegex(@"\AlocalizationInfo\.additionalLanguages\[\d+\]\.languageTag\z")]
    private static partial Regex LanguageTagPattern();

    /// <summary>Members that must differ from one entry of their list to the next: of commands, parameters, languages and tabs.</summary>
    [GeneratedRegex(@"\A(?<list>.*\b(commands|parameters|additionalLanguages|staticTabs))\[\d+\]\.(?<member>id|title|name|languageTag|file|entityId)\z")]
    private static partial Regex DistinctPattern();
}
