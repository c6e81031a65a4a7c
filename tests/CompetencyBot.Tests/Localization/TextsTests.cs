using System.Globalization;
using System.Resources;
using CompetencyBot.Competencies;
using CompetencyBot.Localization;

namespace CompetencyBot.Tests.Localization;

public sealed class TextsTests
{
    [Fact]
    public void Every_language_has_every_text_and_no_other()
    {
        var resources = new ResourceManager(typeof(Texts));
        var sets = Languages.All.Select(language => Keys(resources, language == Language.English ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language.Tag()))).ToList();
        Assert.NotEmpty(sets[0]);
        Assert.All(sets, set => Assert.Equal(sets[0], set));
    }

    [Fact]
    public void Every_property_has_its_text()
    {
        foreach (var texts in Languages.All.Select(Texts.In))
        {
            foreach (var property in typeof(Texts).GetProperties().Where(property => property.PropertyType == typeof(string)))
                Assert.False(string.IsNullOrWhiteSpace((string?)property.GetValue(texts)), property.Name);
        }
    }

    [Fact]
    public void Dates_are_written_as_each_language_does()
    {
        var date = new DateOnly(2015, 7, 22);
        Assert.Contains("July 22, 2015", Texts.In(Language.English).Source(Origin.Starter, "", date));
        Assert.Contains("22 juillet 2015", Texts.In(Language.French).Source(Origin.Starter, "", date));
    }

    private static IReadOnlyList<string> Keys(ResourceManager resources, CultureInfo culture)
    {
        var set = resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.NotNull(set);
        return [.. set.Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal)];
    }
}
