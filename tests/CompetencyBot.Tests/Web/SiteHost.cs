using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CompetencyBot.Tests.Web;

/// <summary>The whole program in memory, asked as a browser or another program asks it.</summary>
public sealed class SiteHost : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string> settings = new() { ["Web:RequestsPerMinute"] = "0" };
    private Action<IServiceCollection>? replacement;

    public SiteHost With(string setting, string value)
    {
        settings[setting] = value;
        return this;
    }

    internal SiteHost With(Action<IServiceCollection> replace)
    {
        replacement = replace;
        return this;
    }

    /// <summary>Asks for an address as a browser does. Redirects are told, not followed.</summary>
    public async Task<Answer> Get(string path, params (string Name, string Value)[] headers)
    {
        using var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Accept", "text/html,application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseContentRoot(TestKnowledge.Root);
        foreach (var (setting, value) in settings) builder.UseSetting(setting, value);
        if (replacement is not null) builder.ConfigureTestServices(replacement);
    }
}

/// <summary>What came back.</summary>
public sealed partial record Answer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The page's text as a person reads it.</summary>
    public string Text => Plain(Element().Replace(Body[Body.IndexOf("<body", StringComparison.Ordinal)..], " "));

    /// <summary>The contents of every element of a name, without what is marked up in it.</summary>
    public IReadOnlyList<string> Elements(string name) =>
        [.. Regex.Matches(Body, $"<{name}[^>]*>(.*?)</{name}>", RegexOptions.Singleline).Select(match => Plain(Element().Replace(match.Groups[1].Value, "")))];

    /// <summary>The values of every attribute of a name.</summary>
    public IReadOnlyList<string> Attributes(string name) =>
        [.. Regex.Matches(Body, $" {name}=\"([^\"]*)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    private static string Plain(string html) => Space().Replace(WebUtility.HtmlDecode(html), " ").Trim();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Element();

    [GeneratedRegex(@"[\s\u00a0]+")]
    private static partial Regex Space();
}
