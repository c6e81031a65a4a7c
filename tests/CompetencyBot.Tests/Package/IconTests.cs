namespace CompetencyBot.Tests.Package;

public sealed class IconTests : IDisposable
{
    private const uint Teal = 0x0F5C6EFF;
    private const uint White = 0xFFFFFFFF;
    private const uint HalfWhite = 0xFFFFFF80;
    private const uint Clear = 0x00000000;

    private readonly ManifestCopy copy = new();

    /// <summary>An icon's file, its size, its colour, the colour of a corner's pixel, and the beginning of the problem told.</summary>
    public static TheoryData<string, int, int, uint, uint, string> Wrong { get; } = new()
    {
        { "color.png", 512, 512, Teal, Teal, "The picture has 512 × 512 pixels; Teams takes 192 × 192." },
        { "color.png", 192, 191, Teal, Teal, "The picture has 192 × 191 pixels; Teams takes 192 × 192." },
        { "color.png", 192, 192, Teal, Clear, "1 pixels of the picture let the ground shine through." },
        { "outline.png", 192, 192, Clear, White, "The picture has 192 × 192 pixels; Teams takes 32 × 32." },
        { "outline.png", 32, 32, White, White, "The picture has no transparent ground." },
        { "outline.png", 32, 32, Clear, Teal, "1 pixels of the picture are not white." },
        { "outline.png", 32, 32, Clear, 0xFFFFFE01, "1 pixels of the picture are not white." },
        { "outline.png", 32, 32, Clear, Clear, "There is nothing on the picture." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_icon_that_Teams_would_not_take_is_told(string file, int width, int height, uint rgba, uint corner, string told)
    {
        copy.Write(file, Png.Draw(width, height, rgba, corner));
        Assert.StartsWith($"{file}: {told}", Assert.Single(copy.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_outline_may_have_soft_edges()
    {
        copy.Write("outline.png", Png.Draw(32, 32, Clear, HalfWhite));
        copy.Packed();
    }

    [Fact]
    public void A_small_colour_icon_travels_along()
    {
        copy.Replace("manifest.json", "\"outline\": \"outline.png\"", "\"outline\": \"outline.png\", \"color32x32\": \"small.png\"");
        copy.Write("small.png", Png.Draw(32, 32, Clear, Teal));
        Assert.Contains("small.png", copy.Packed().Files);
    }

    [Fact]
    public void A_file_that_is_no_PNG_is_told()
    {
        copy.Write("color.png", [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[64]]);
        Assert.StartsWith("color.png: The file is not a PNG picture.", Assert.Single(copy.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_breaks_off_is_told()
    {
        var whole = File.ReadAllBytes(copy.PathOf("color.png"));
        for (var length = 24; length < whole.Length - 100; length += 97)
        {
            copy.Write("color.png", whole[..length]);
            Assert.StartsWith("color.png: The picture is damaged.", Assert.Single(copy.Problems()), StringComparison.Ordinal);
        }
    }

    public void Dispose() => copy.Dispose();
}
