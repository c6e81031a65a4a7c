using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CompetencyBot.Browse;

namespace CompetencyBot.Package;

/// <summary>What must agree in the tabs of a manifest, for Teams to show them and for this bot to serve them.</summary>
internal sealed partial class TabRules(ImmutableDictionary<string, ManifestValue> values, string host, PackageProblems problems)
{
    /// <summary>Tabs whose content Teams brings itself.</summary>
    private static readonly string[] TeamsOwn = ["conversations", "about"];

    /// <summary>The leave that sharing to the stage needs, by the kind of meeting.</summary>
    private static readonly string[] StagePermissions = ["MeetingStage.Write.Chat", "ChannelMeetingStage.Write.Group"];

    public void Check()
    {
        foreach (var (path, address) in At(PagePattern()).Where(page => !IsOnHost(page.Value)))
            Add(path, $"{address} is not a page of the bot's own host, which Teams opens tabs from alone.", "Write it as https://{{host}}/tab….");
        CheckOwnTabs();
        CheckIndexTab();
        CheckContexts();
    }

    private void CheckOwnTabs()
    {
        foreach (var (path, _) in At(EntityPattern()).Where(tab => !TeamsOwn.Contains(tab.Value)))
        {
            var tab = path[..^".entityId".Length];
            foreach (var needed in (string[])["name", "contentUrl"])
            {
                if (!values.ContainsKey($"{tab}.{needed}")) Add($"{tab}.{needed}", "This is missing.", "Restore it from the manifest shipped with the program.");
            }
        }
    }

    /// <summary>Cards lead to the tab by its id.</summary>
    private void CheckIndexTab()
    {
        var tabs = At(EntityPattern()).Where(tab => !TeamsOwn.Contains(tab.Value)).ToList();
        if (tabs.Count > 0 && tabs.All(tab => tab.Value != IndexPages.Tab))
            Add(tabs[0].Key, $"Cards lead to a tab with the id '{IndexPages.Tab}', and none has it.", $"Write {IndexPages.Tab}.");
    }

    private void CheckContexts()
    {
        var scopes = At(ScopePattern()).Select(scope => scope.Value).ToHashSet();
        foreach (var (path, context) in At(ContextPattern()))
        {
            var needed = context == "channelTab" ? "team" : "groupChat";
            if (!scopes.Contains(needed)) Add(path, $"The tab has no scope '{needed}', which {context} needs.", $"Add \"{needed}\" to its scopes, or take {context} away.");
            if (context != "meetingStage") continue;
            foreach (var missing in StagePermissions.Where(name => !IsAskedFor(name)))
                Add("authorization.permissions.resourceSpecific", $"Sharing to a meeting's stage needs the permission {missing}.", $"Add {{ \"name\": \"{missing}\", \"type\": \"Delegated\" }}, or take meetingStage away from the tab's context.");
        }
    }

    private bool IsAskedFor(string permission) => At(PermissionPattern()).Any(asked =>
        asked.Value == permission && values.TryGetValue($"{asked.Key[..^".name".Length]}.type", out var type) && type.Value == "Delegated");

    private bool IsOnHost(string address) => Uri.TryCreate(address, UriKind.Absolute, out var page) && page.Host.Equals(host, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<KeyValuePair<string, string>> At(Regex paths) => ManifestRules.At(values, paths);

    private void Add(string path, string rule, string remedy) => problems.Add($"{ManifestFiles.Manifest} {path}", rule, remedy);

    [GeneratedRegex(@"\A(staticTabs\[\d+\]\.(contentUrl|websiteUrl|searchUrl)|configurableTabs\[\d+\]\.configurationUrl)\z")]
    private static partial Regex PagePattern();

    [GeneratedRegex(@"\AstaticTabs\[\d+\]\.entityId\z")]
    private static partial Regex EntityPattern();

    [GeneratedRegex(@"\AconfigurableTabs\[0\]\.scopes\[\d+\]\z")]
    private static partial Regex ScopePattern();

    [GeneratedRegex(@"\AconfigurableTabs\[0\]\.context\[\d+\]\z")]
    private static partial Regex ContextPattern();

    [GeneratedRegex(@"\Aauthorization\.permissions\.resourceSpecific\[\d+\]\.name\z")]
    private static partial Regex PermissionPattern();
}
