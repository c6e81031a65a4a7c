using CompetencyBot.Competencies;
using CompetencyBot.Knowledge;
using CompetencyBot.Search;
using CompetencyBot.Snapshots;

namespace CompetencyBot.Tests.Snapshots;

public sealed class LearnedFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("learned-").FullName;
    private readonly KnowledgeCopy copy = new(onlyChampion: true);

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.French)]
    public void What_was_kept_finds_the_same_with_the_same_numbers(Language language)
    {
        var learned = TestKnowledge.Snapshots.Current;
        learned.Keep(folder, File.WriteAllBytes);
        var kept = Snapshot.Of(TestKnowledge.Shipped, folder);
        Assert.False(kept.LearnedAnew);
        string[] texts =
        [
            .. TestKnowledge.Edition(language).Competencies.SelectMany(place => place.Competency.Questions).Where((_, number) => number % 50 == 0),
            .. TestKnowledge.Shipped.Elsewhere[language].Lines.Select(line => line.Text).Where((_, number) => number % 20 == 0),
            "dificult patrn", "usager dificile",
        ];
        Assert.True(texts.Length > 100);
        foreach (var text in texts)
        {
            Assert.Equal(Found(learned, text, language), Found(kept, text, language));
            Assert.Equal(learned.Forms[language].Read(text), kept.Forms[language].Read(text));
        }
    }

    public static TheoryData<string, Func<byte[], byte[]>> Spoiled { get; } = new()
    {
        { "of another build", file => Changed(file, 0) },
        { "of other knowledge", file => Changed(file, 16) },
        { "changed at its end", file => Changed(file, file.Length - 1) },
        { "changed in its middle", file => Changed(file, file.Length / 2) },
        { "longer", file => [.. file, 0] },
        { "cut off", file => file[..(file.Length / 2)] },
        { "cut off in its head", file => file[..20] },
        { "empty", _ => [] },
    };

    [Theory]
    [MemberData(nameof(Spoiled), DisableDiscoveryEnumeration = true)]
    public void A_file_that_does_not_hold_is_learned_again(string how, Func<byte[], byte[]> spoil)
    {
        var knowledge = Read();
        var learned = Snapshot.Of(knowledge);
        foreach (var file in (string[])["en.index", "fr.forms"])
        {
            learned.Keep(folder, File.WriteAllBytes);
            Assert.False(Snapshot.Of(knowledge, folder).LearnedAnew);
            File.WriteAllBytes(Path.Combine(folder, file), spoil(File.ReadAllBytes(Path.Combine(folder, file))));
            var again = Snapshot.Of(knowledge, folder);
            Assert.True(again.LearnedAnew, $"{file} is {how}");
            Assert.Equal(Found(learned, "difficult patron", Language.English), Found(again, "difficult patron", Language.English));
            Assert.Equal(learned.Forms[Language.French].Read("quelle heure est-il ?"), again.Forms[Language.French].Read("quelle heure est-il ?"));
        }
    }

    [Fact]
    public void A_file_in_the_place_of_another_is_not_taken_for_it()
    {
        var knowledge = Read();
        Snapshot.Of(knowledge).Keep(folder, File.WriteAllBytes);
        File.Copy(Path.Combine(folder, "fr.forms"), Path.Combine(folder, "en.forms"), overwrite: true);
        Assert.True(Snapshot.Of(knowledge, folder).LearnedAnew);
    }

    [Fact]
    public void Changed_knowledge_is_learned_again()
    {
        Snapshot.Of(Read()).Keep(folder, File.WriteAllBytes);
        copy.Replace(KnowledgeCopy.English, "Maintains a calm", "Keeps a calm");
        var changed = Snapshot.Of(Read(), folder);
        Assert.True(changed.LearnedAnew);
        Assert.Equal("CSC-4", Assert.Single(changed.Index.Search(new TypedText("keeps calm"), Language.English, limit: 1).Hits).Competency.ToString());
    }

    public void Dispose()
    {
        copy.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private KnowledgeBase Read() => Assert.IsType<KnowledgeOutcome.Read>(KnowledgeReader.Read(copy.Folder)).Knowledge;

    private static List<(Code, double, double, double, string)> Found(Snapshot snapshot, string text, Language language) =>
        [.. snapshot.Index.Search(new TypedText(text), language).Hits.Select(hit => (hit.Competency, hit.Score, hit.Coverage, hit.Together, string.Join(' ', hit.Indicators)))];

    private static byte[] Changed(byte[] file, int at)
    {
        file[at] ^= 1;
        return file;
    }
}
