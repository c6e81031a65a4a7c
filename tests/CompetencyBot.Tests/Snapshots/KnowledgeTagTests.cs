using System.Collections.Immutable;
using CompetencyBot.Competencies;
using CompetencyBot.Knowledge;
using CompetencyBot.Snapshots;

namespace CompetencyBot.Tests.Snapshots;

public sealed class KnowledgeTagTests
{
    [Fact]
    public void The_same_knowledge_has_the_same_tag()
    {
        using var one = new KnowledgeCopy(onlyChampion: true);
        using var other = new KnowledgeCopy(onlyChampion: true);
        Assert.Equal(TagOf(one), TagOf(other));
    }

    [Theory]
    [InlineData(KnowledgeCopy.English, "Maintains a calm", "Keeps a calm")]
    [InlineData(KnowledgeCopy.French, "22", "23")]
    [InlineData(KnowledgeCopy.English, "de-escalation", "deescalation")]
    [InlineData("framework.yaml", "Ontario Library Service", "Ontario Libraries")]
    [InlineData("vocabulary.en.yaml", "patron", "patrone")]
    [InlineData("elsewhere.en.yaml", "what time", "at what time")]
    public void Any_change_of_a_text_is_another_tag(string file, string old, string replacement)
    {
        using var copy = new KnowledgeCopy(onlyChampion: true);
        var before = TagOf(copy);
        copy.Replace(file, old, replacement);
        Assert.NotEqual(before, TagOf(copy));
    }

    [Fact]
    public void A_text_that_moves_from_one_list_to_the_next_is_another_tag()
    {
        using var copy = new KnowledgeCopy(onlyChampion: true);
        var read = Assert.IsType<KnowledgeOutcome.Read>(KnowledgeReader.Read(copy.Folder)).Knowledge;
        Assert.NotEqual(TagOf([["a", "b"], ["c"]]), TagOf([["a"], ["b", "c"]]));
        Assert.NotEqual(TagOf([["a\u001fb"]]), TagOf([["a", "b"]]));

        string TagOf(ImmutableArray<ImmutableArray<string>> groups) =>
            KnowledgeTag.Of(read with { Vocabularies = read.Vocabularies.SetItem(Language.English, new Vocabulary(groups)) });
    }

    private static string TagOf(KnowledgeCopy copy) => KnowledgeTag.Of(Assert.IsType<KnowledgeOutcome.Read>(KnowledgeReader.Read(copy.Folder)).Knowledge);
}
