using System.Net;
using CompetencyBot.Browse;
using CompetencyBot.Competencies;
using Microsoft.Extensions.Options;

namespace CompetencyBot.Tests.Web;

/// <summary>Walks the whole site once.</summary>
public sealed class CrawlTests(SiteHost site) : IClassFixture<SiteHost>
{
    [Fact]
    public async Task Every_link_leads_somewhere_and_every_code_has_its_page_in_both_languages()
    {
        var pages = new Dictionary<string, Answer>();
        var places = new HashSet<string>();
        var toVisit = new Queue<string>(["/en"]);
        while (toVisit.TryDequeue(out var path))
        {
            if (pages.ContainsKey(path)) continue;
            var page = pages[path] = await site.Get(path);
            Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.Found, $"{path} answers {page.Status}.");
            if (page.Header("Content-Type")?.StartsWith("text/html", StringComparison.Ordinal) != true) continue;
            foreach (var address in page.Attributes("href").Concat(page.Attributes("src")).Concat(page.Attributes("action")))
            {
                if (address.StartsWith("https://", StringComparison.Ordinal)) continue;
                var parts = address.Split('#');
                var target = parts[0].Length == 0 ? path : parts[0];
                toVisit.Enqueue(target);
                if (parts.Length > 1) places.Add($"{target}#{parts[1]}");
            }
        }

        Assert.All(pages.Where(page => page.Value.Status == HttpStatusCode.Found).Select(page => page.Key), path => Assert.False(path.StartsWith("/en", StringComparison.Ordinal) || path.StartsWith("/fr", StringComparison.Ordinal), path));
        Assert.All(places, place => Assert.Contains(place.Split('#')[1], pages[place.Split('#')[0]].Attributes("id")));
        var cards = new IndexPages(Options.Create(new PageOptions { Address = new Uri("https://bot.example.org") }));
        foreach (var (code, language) in Languages.All.SelectMany(language => CodesOf(TestKnowledge.Edition(language)), (language, code) => (code, language)))
        {
            var address = cards.AddressOf(code, language)!;
            Assert.Contains(code.ToString(), pages[address.AbsolutePath].Text, StringComparison.Ordinal);
            if (code.IsIndicator) Assert.Contains(code.ToString(), pages[address.AbsolutePath].Attributes("id"));
        }

        IEnumerable<Code> CodesOf(Edition edition) => edition.Topics.Select(place => place.Topic.Code)
            .Concat(edition.Competencies.SelectMany(place => place.Competency.Indicators.Select(indicator => indicator.Code).Prepend(place.Competency.Code)));
    }
}
