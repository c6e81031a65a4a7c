using System.Collections.Immutable;
using System.Text;
using CompetencyBot.Competencies;
using CompetencyBot.Knowledge;

namespace CompetencyBot.Tests.Knowledge;

public sealed class KnowledgeReaderTests
{
    [Fact]
    public void The_five_categories_and_forty_topics_stand_in_the_order_of_the_index_in_both_languages()
    {
        foreach (var language in Languages.All)
        {
            var edition = TestKnowledge.Edition(language);
            Assert.Equal(["personal-interpersonal", "management-leadership", "public-service", "collection-management", "technology"], edition.Categories.Select(category => category.Id));
            Assert.Equal(
                "COM REL ETH LDR LRN BUD FUN LAW OPL BRD MUN ORG PER CSC PLN PRJ OVR TRN FAC CRL MKT CUS ACC ADU PRG RAD REF PTR CHI YAD COL OCL ACQ BCL ITC HSA NET OAS PAT TPT",
                string.Join(' ', edition.Topics.Select(place => place.Topic.Code)));
        }
    }

    [Fact]
    public void The_champion_topic_is_the_publishers_in_English_and_our_translation_in_French()
    {
        var english = TestKnowledge.Competency("CSC-4");
        Assert.Equal("Applies effective techniques to address difficult situations with users", english.Competency.Title);
        Assert.Equal("Maintains a calm, professional manner in difficult situations and applies effective communication techniques", english.Indicator(Code.Parse("CSC-4.2"))?.Text);
        Assert.Equal((Origin.OntarioLibraryService, new DateOnly(2015, 7, 22)), (english.Topic.Text?.Origin, english.Topic.Text?.Updated));
        Assert.Equal(Origin.Translation, TestKnowledge.Competency("CSC-4", Language.French).Topic.Text?.Origin);
    }

    [Fact]
    public void Five_different_mistakes_are_all_named_with_file_and_line()
    {
        using var copy = new KnowledgeCopy();
        var wrongDate = copy.Replace(KnowledgeCopy.English, "updated: 2015-07-22", "updated: July 2015");
        var lostCode = copy.Replace(KnowledgeCopy.English, " {#CSC-2.3}", "");
        var usedTwice = copy.Replace(KnowledgeCopy.French, "{#CSC-4.2}", "{#CSC-4.1}");
        var unknownOrigin = copy.Replace(KnowledgeCopy.French, "origin: translation", "origin: somewhere");
        var topicTwice = copy.Replace("framework.yaml", "code: FUN,", "code: BUD,");

        var problems = Refused(copy);

        Assert.Contains(problems, problem => problem.File == KnowledgeCopy.English && problem.Line == wrongDate && problem.Problem.Contains("July 2015"));
        Assert.Contains(problems, problem => problem.File == KnowledgeCopy.English && problem.Line == lostCode && problem.Problem.Contains("no code"));
        Assert.Contains(problems, problem => problem.File == KnowledgeCopy.French && problem.Line == usedTwice && problem.Problem.Contains("CSC-4.1 is used twice"));
        Assert.Contains(problems, problem => problem.File == KnowledgeCopy.French && problem.Line == unknownOrigin && problem.Problem.Contains("somewhere"));
        Assert.Contains(problems, problem => problem.File == "framework.yaml" && problem.Line == topicTwice && problem.Problem.Contains("BUD is used twice"));
        Assert.All(problems, problem => Assert.NotEmpty(problem.Remedy));
    }

    /// <summary>One spoiled place, and what the problem it makes must speak of.</summary>
    public static TheoryData<string, string, string, string> Mistakes { get; } = new()
    {
        { KnowledgeCopy.English, "topic: CSC", "topic: customer", "'customer' is not a topic code" },
        { KnowledgeCopy.English, "topic: CSC", "topic: XYZ", "XYZ is not a topic of the framework" },
        { KnowledgeCopy.English, "topic: CSC\n", "", "'topic' is missing" },
        { KnowledgeCopy.English, "# Customer Service Champion", "# Customer Champion", "The title is not the name of CSC" },
        { KnowledgeCopy.English, "{#CSC-1.1}", "{#CSC-2.9}", "not the code of an indicator of CSC-1" },
        { KnowledgeCopy.English, "{#CSC-1.1}", "{#CSC 1.1}", "'CSC 1.1' is not a code" },
        { KnowledgeCopy.English, "{#CSC-3}", "{#CSC-3.9}", "CSC-3.9 is not the code of a competency" },
        { KnowledgeCopy.English, "{#CSC-3}", "{#BUD-3}", "BUD-3 is not a code of the topic CSC" },
        { KnowledgeCopy.English, "### Staff ask", "### Questions", "does not belong here" },
        { KnowledgeCopy.English, "---\ntopic", "topic", "no front matter" },
        { KnowledgeCopy.English, "- de-escalation", "- de-escalation\n  - and below", "must be one line" },
        { KnowledgeCopy.English, "Attempts to meet", "Attempts to [meet](#CSC-9)", "leads to 'CSC-9', which is no code" },
        { KnowledgeCopy.English, "While a manager", "While a [manager](../nowhere.md)", "leads to '../nowhere.md', which is no topic's file" },
        { KnowledgeCopy.English, "- de-escalation", "- [de-escalation](customer-service-champion.md#calm)", "leads to 'calm', which is no code" },
        { KnowledgeCopy.French, "{#CSC-4.5}", "{#CSC-4.6}", "CSC-4.5 is missing here" },
        { "framework.yaml", "code: BUD", "code: budget", "'budget' is not a topic code" },
        { "framework.yaml", "source: https://", "source: ", "is not a web address" },
        { "framework.yaml", "categories:", "categories: [", "not readable YAML" },
        { "framework.yaml", ", fr: Marketing", "", "'fr' is missing" },
        { "framework.yaml", "categories:", "more: &more text\ncategories:", "begin with & or *" },
        { "framework.yaml", "categories:", "more: [[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]\ncategories:", "lists or groups in each other" },
        { "framework.yaml", "categories:", "---\ncategories:", "second document" },
        { "framework.yaml", "id: technology", "id: public-service", "The id public-service is used twice" },
        { "framework.yaml", "fr: Technologie", "fr: \0", "no text (U+0000)" },
        { KnowledgeCopy.English, "While a manager", "While a \ufffd manager", "no text (U+FFFD)" },
        { KnowledgeCopy.English, "\n# Customer", "\n> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > x\n\n# Customer", "without end" },
        { "elsewhere.fr.yaml", "\noutside:", "\nailleurs:", "'ailleurs' is not a kind of text" },
        { "elsewhere.en.yaml", "\nnonsense:", "\nnonsense: letters\nfurther:", "not a list" },
        { "vocabulary.en.yaml", "- [", "- only one word\n- [", "not a group of words" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_file(string file, string old, string replacement, string told)
    {
        using var copy = new KnowledgeCopy();
        copy.Replace(file, old, replacement);
        Assert.Contains(Refused(copy), problem => problem.File == file && problem.Line > 0 && problem.Problem.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void A_topic_without_a_file_is_told()
    {
        using var copy = new KnowledgeCopy();
        File.Delete(copy.PathOf(KnowledgeCopy.English));
        File.Delete(copy.PathOf(KnowledgeCopy.French));
        Assert.Contains(Refused(copy), problem => problem is { File: "framework.yaml", Line: > 0, Problem: "CSC has no file." });
    }

    /// <summary>What a topic must have to be of use: enough competencies, indicators and ways to ask, in both languages.</summary>
    [Fact]
    public void Every_topic_is_written_out_in_both_languages()
    {
        foreach (var language in Languages.All)
        {
            var topics = TestKnowledge.Edition(language).Topics.ToList();
            Assert.Equal(40, topics.Count);
            Assert.True(topics.Sum(place => place.Topic.Competencies.Length) >= 130);
            foreach (var topic in topics.Select(place => place.Topic))
            {
                Assert.InRange(topic.Competencies.Length, 3, 5);
                Assert.True(topic.Text is { Introduction.Length: > 100, Audience.Length: > 0 }, topic.Name);
                Assert.All(topic.Competencies, competency => Assert.InRange(competency.Indicators.Length, 3, 6));
                Assert.All(topic.Competencies, competency => Assert.True(competency.Questions.Length >= 10, $"{competency.Code}"));
                Assert.All(topic.Competencies, competency => Assert.Equal(competency.Questions.Length, competency.Questions.Distinct().Count()));
            }
        }
    }

    [Fact]
    public void A_missing_file_and_a_missing_folder_are_told()
    {
        using var copy = new KnowledgeCopy();
        File.Delete(copy.PathOf("vocabulary.fr.yaml"));
        Directory.Delete(copy.PathOf("fr"), recursive: true);
        var problems = Refused(copy);
        Assert.Contains(problems, problem => problem is { File: "vocabulary.fr.yaml", Problem: "The file is missing." });
        Assert.Contains(problems, problem => problem.File == "fr");
        Assert.Contains(problems, problem => problem.File == KnowledgeCopy.English && problem.Problem.Contains("no file in French"));
    }

    [Fact]
    public void A_folder_without_examples_of_what_is_elsewhere_is_whole()
    {
        using var copy = new KnowledgeCopy();
        foreach (var language in Languages.All) File.Delete(copy.PathOf($"elsewhere.{language.Tag()}.yaml"));
        Assert.Empty(Assert.IsType<KnowledgeOutcome.Read>(KnowledgeReader.Read(copy.Folder)).Knowledge.Elsewhere[Language.English].Lines);
    }

    [Fact]
    public void An_indicator_too_long_for_a_card_is_told()
    {
        using var copy = new KnowledgeCopy();
        var line = copy.Replace(KnowledgeCopy.English, "Attempts to meet customers' concerns", "Attempts to meet " + new string('x', 300));
        Assert.Contains(Refused(copy), problem => problem.Line == line && problem.Problem.Contains("CSC-4.3 is"));
    }

    /// <summary>Forty thousand links that are opened and never closed take a Markdown reader a quarter of a minute.</summary>
    [Theory]
    [InlineData("[a](")]
    [InlineData("[a](\n")]
    public void Text_without_end_is_told_with_its_line_before_it_takes_time(string part)
    {
        using var copy = new KnowledgeCopy();
        var line = copy.Replace(KnowledgeCopy.English, "While a manager", string.Concat(Enumerable.Repeat(part, 40_000)));
        Assert.Contains(Refused(copy), problem => problem.File == KnowledgeCopy.English && problem.Line == line && problem.Problem.Contains("10000", StringComparison.Ordinal));
    }

    [Fact]
    public void No_more_problems_are_told_than_somebody_reads()
    {
        using var copy = new KnowledgeCopy();
        copy.Write(KnowledgeCopy.English, string.Concat(copy.Text(KnowledgeCopy.English), string.Concat(Enumerable.Repeat("\n- no code", 2_000))));
        copy.Replace(KnowledgeCopy.English, "### Staff ask", "");
        Assert.InRange(Refused(copy).Length, 400, 501);
    }

    [Fact]
    public void Texts_too_long_for_a_card_are_told()
    {
        using var copy = new KnowledgeCopy();
        var title = copy.Replace(KnowledgeCopy.English, "Applies effective techniques", new string('x', 300));
        copy.Replace(KnowledgeCopy.French, "### Staff ask\n\n- ", $"### Staff ask\n\n- {new string('x', 300)} ");
        var problems = Refused(copy);
        Assert.Contains(problems, problem => problem.Line == title && problem.Problem.StartsWith("CSC-4 is", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.File == KnowledgeCopy.French && problem.Problem.StartsWith("A question of CSC-1 is", StringComparison.Ordinal));

        copy.Replace("framework.yaml", "fr: Technologie", $"fr: {new string('x', 1_001)}");
        Assert.Contains(Refused(copy), problem => problem is { File: "framework.yaml", Problem: "'fr' is 1001 characters long; at most 1000 fit a card." });
    }

    [Fact]
    public void A_file_in_another_encoding_is_told_with_the_line_and_one_with_a_byte_order_mark_is_read()
    {
        using var copy = new KnowledgeCopy();
        var text = copy.Text(KnowledgeCopy.French);
        File.WriteAllText(copy.PathOf(KnowledgeCopy.French), text, Encoding.UTF8);
        File.WriteAllText(copy.PathOf(KnowledgeCopy.English), copy.Text(KnowledgeCopy.English), Encoding.Unicode);
        Assert.IsType<KnowledgeOutcome.Read>(KnowledgeReader.Read(copy.Folder));

        File.WriteAllText(copy.PathOf(KnowledgeCopy.French), text, Encoding.Latin1);
        var line = text[..text.IndexOf('à')].Count(character => character == '\n') + 1;
        Assert.Contains(Refused(copy), problem => problem.File == KnowledgeCopy.French && problem.Line == line && problem.Problem.Contains("UTF-8", StringComparison.Ordinal));
    }

    [Fact]
    public void Emphasis_and_links_leave_only_their_words()
    {
        using var copy = new KnowledgeCopy();
        copy.Replace(KnowledgeCopy.English, "Attempts to meet customers' concerns", "Attempts to **meet** [customers' concerns](https://example.org) [&amp;](#CSC-4.1) [so](./customer-service-champion.md#CSC-2)");
        var read = Assert.IsType<KnowledgeOutcome.Read>(KnowledgeReader.Read(copy.Folder));
        Assert.StartsWith("Attempts to meet customers' concerns & so", read.Knowledge.Framework.In(Language.English).Competency(Code.Parse("CSC-4"))?.Competency.Indicators[2].Text);
    }

    private static ImmutableArray<KnowledgeProblem> Refused(KnowledgeCopy copy) =>
        Assert.IsType<KnowledgeOutcome.Refused>(KnowledgeReader.Read(copy.Folder)).Problems;
}
