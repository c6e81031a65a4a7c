using System.Collections.Immutable;
using CompetencyBot.Browse;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;
using CompetencyBot.Knowledge;

namespace CompetencyBot.Tests.Knowledge;

public sealed class OverlayTests : IDisposable
{
    private readonly KnowledgeCopy copy = new();
    private readonly string overlay = Directory.CreateTempSubdirectory("overlay-").FullName;

    [Fact]
    public void Wording_is_replaced_and_the_rest_stays()
    {
        Write("en/champion.md", "---\ntopic: CSC\nupdated: 2026-09-01\n---\n\n## Keeps the peace {#CSC-4}\n\n- Stays calm at our desks {#CSC-4.2}\n");
        var place = Read(Language.English, "CSC-4");
        Assert.Equal("Keeps the peace", place.Competency.Title);
        Assert.Equal(["CSC-4.1", "CSC-4.2", "CSC-4.3", "CSC-4.4", "CSC-4.5"], place.Competency.Indicators.Select(indicator => indicator.Code.ToString()));
        Assert.Equal("Stays calm at our desks", place.Competency.Indicators[1].Text);
        Assert.StartsWith("Encourages library users", place.Competency.Indicators[0].Text, StringComparison.Ordinal);
        Assert.True(place.Competency.Adapted);
        Assert.Equal(new DateOnly(2026, 9, 1), place.Topic.Text?.Updated);
        Assert.False(Read(Language.French, "CSC-4").Competency.Adapted);
    }

    [Fact]
    public void Indicators_competencies_and_topics_are_added()
    {
        foreach (var language in Languages.All)
        {
            Write($"{language.Tag()}/champion.md", "---\ntopic: CSC\n---\n\n## {#CSC-1}\n\n- Opens the quiet room {#CSC-1.100}\n\n### Staff ask\n\n- quiet room\n\n## Serves by mail {#CSC-100}\n\n- Packs the mail {#CSC-100.1}\n");
            Write($"{language.Tag()}/heritage.md", "---\ntopic: HER\nupdated: 2026-09-01\n---\n\nOur heritage room.\n\n## Keeps the heritage room {#HER-1}\n\n- Describes donated photographs {#HER-1.1}\n");
        }
        Write("overlay.yaml", "topics:\n  - { code: HER, category: public-service, name: { en: Heritage Room, fr: Salle du patrimoine } }\n");

        Assert.Equal("Opens the quiet room", Read(Language.English, "CSC-1").Competency.Indicators[^1].Text);
        Assert.Equal("quiet room", Read(Language.English, "CSC-1").Competency.Questions[^1]);
        Assert.Equal("Serves by mail", Read(Language.French, "CSC-100").Competency.Title);
        var own = Read(Language.French, "HER-1");
        Assert.Equal(("Salle du patrimoine", Origin.Local, "Our heritage room."), (own.Topic.Name, own.Topic.Text?.Origin, own.Topic.Text?.Introduction));
        Assert.Equal("HER", Read().In(Language.English).Category("public-service")?.Topics[^1].Code.ToString());
    }

    [Fact]
    public void Examples_of_what_is_elsewhere_are_added()
    {
        Write("elsewhere.en.yaml", "fact:\n  - who has the zamboni\n");
        var lines = Assert.IsType<KnowledgeOutcome.Read>(KnowledgeReader.Read(copy.Folder, overlay)).Knowledge.Elsewhere[Language.English].Lines;
        Assert.Equal((QuestionForm.LocalFact, "who has the zamboni"), lines[^1]);
        Assert.Equal(TestKnowledge.Shipped.Elsewhere[Language.English].Lines.Length + 1, lines.Length);
    }

    [Fact]
    public void What_does_not_apply_is_hidden_at_every_level()
    {
        Write("overlay.yaml", "hide: [CSC-1.4, CSC-2, BUD]\n");
        foreach (var language in Languages.All)
        {
            var edition = Read().In(language);
            Assert.Null(edition.Topic(Code.Parse("BUD")));
            Assert.Null(edition.Competency(Code.Parse("CSC-2")));
            Assert.Null(Read(language, "CSC-1").Indicator(Code.Parse("CSC-1.4")));
        }
    }

    [Fact]
    public void A_note_stands_on_the_card_as_the_librarys_own()
    {
        Write("overlay.yaml", """
            notes:
              - code: CSC-4
                text: { en: "Call the person in charge.", fr: "Appelez la personne responsable." }
                links:
                  - { title: { en: Code of conduct }, url: https://library.example/conduct }
              - { code: CSC-4.5, text: { en: Only in English } }
            """);
        var edition = Read().In(Language.French);
        var card = CompetencyCard.Draw(Read(Language.French, "CSC-4"), [], edition);
        var json = System.Text.Encoding.UTF8.GetString(CardJson.Utf8(card));
        Assert.Contains("Note de votre bibliothèque", json);
        Assert.Contains("Appelez la personne responsable.", json);
        Assert.Contains("\"url\":\"https://library.example/conduct\"", json);
        Assert.Contains("Only in English", json);
        Approval.Verify("local-note.fr", CardJson.Utf8(card));
    }

    [Fact]
    public void Without_the_folder_the_original_stands()
    {
        Write("overlay.yaml", "hide: [CSC]\n");
        Assert.Null(Read().In(Language.English).Topic(Code.Parse("CSC")));
        Directory.Delete(overlay, recursive: true);
        Assert.Equal(4, Read().In(Language.English).Topic(Code.Parse("CSC"))?.Topic.Competencies.Length);
    }

    /// <summary>A file of the overlay, its content, and what its problem must speak of.</summary>
    public static TheoryData<string, string, string> Mistakes { get; } = new()
    {
        { "overlay.yaml", "hide: [CSC-9]", "CSC-9 is not in the index" },
        { "overlay.yaml", "hide: everything", "'hide' is not a list" },
        { "overlay.yaml", "hide: [csc-4]", "'csc-4' is not a code" },
        { "overlay.yaml", "notes:\n  - { code: CSC-9, text: { en: x } }", "CSC-9 is not in the index" },
        { "overlay.yaml", "notes:\n  - { code: CSC-4 }", "neither text nor links" },
        { "overlay.yaml", "notes:\n  - { code: CSC-4, links: [{ url: policy.pdf }] }", "'policy.pdf' is not a web address" },
        { "overlay.yaml", "topics:\n  - { code: BUD, category: technology, name: { en: a, fr: b } }", "BUD is already a topic" },
        { "overlay.yaml", "topics:\n  - { code: HER, category: technology, name: { en: a, fr: b } }\n  - { code: HER, category: technology, name: { en: c, fr: d } }", "HER is named twice; first on line 2" },
        { "overlay.yaml", "topics:\n  - { code: HER, category: nowhere, name: { en: a, fr: b } }", "no category 'nowhere'" },
        { "overlay.yaml", "topics:\n  - { code: HER, category: technology, name: { en: a } }", "no name in French" },
        { "elsewhere.fr.yaml", "- une ligne", "list of 'name: value' lines" },
        { "en/x.md", "---\ntopic: XYZ\n---\n", "XYZ is not a topic of the index" },
        { "en/x.md", "---\ntopic: CSC\n---\n\n## {#CSC-1}\n\n- New {#CSC-1.5}\n", "use a number from 100 up" },
        { "en/x.md", "---\ntopic: CSC\n---\n\n## {#CSC-1}\n\n- New {#CSC-1.100}\n", "in one language only" },
        { "en/x.md", "---\ntopic: CSC\n---\n\n## {#CSC-100}\n", "needs a title and an indicator" },
        { "en/x.md", "---\ntopic: CSC\n---\n\n## {#CSC-1}\n\n- {#CSC-1.1}\n", "has no text" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_in_the_overlay_is_told_with_its_file(string file, string content, string told)
    {
        Write(file, content);
        var refused = Assert.IsType<KnowledgeOutcome.Refused>(KnowledgeReader.Read(copy.Folder, overlay));
        Assert.Contains(refused.Problems, problem => problem.File == $"overlay/{file}" && problem.ToString().Contains(told, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        copy.Dispose();
        if (Directory.Exists(overlay)) Directory.Delete(overlay, recursive: true);
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(overlay, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Framework Read()
    {
        var outcome = KnowledgeReader.Read(copy.Folder, overlay);
        ImmutableArray<KnowledgeProblem> problems = outcome is KnowledgeOutcome.Refused refused ? refused.Problems : [];
        Assert.Empty(problems);
        return Assert.IsType<KnowledgeOutcome.Read>(outcome).Knowledge.Framework;
    }

    private CompetencyPlace Read(Language language, string code) => Read().In(language).Competency(Code.Parse(code))!;
}
