using System.Buffers.Binary;
using System.Collections.Immutable;
using StbImageSharp;

namespace CompetencyBot.Package;

internal enum IconKind
{
    /// <summary>A picture that covers its square.</summary>
    Filled,

    /// <summary>White lines on a transparent ground, behind which Teams puts its own colour.</summary>
    Outline,

    Any,
}

/// <summary>What Teams asks of one of the app's pictures.</summary>
/// <param name="Side">Its width and height, in pixels.</param>
/// <param name="Kind">What it must show besides.</param>
internal sealed record IconRules(int Side, IconKind Kind)
{
    /// <summary>The icons by their paths in the manifest.</summary>
    public static readonly ImmutableArray<(string Path, IconRules Rules)> All = [("icons.color", new(192, IconKind.Filled)), ("icons.outline", new(32, IconKind.Outline)), ("icons.color32x32", new(32, IconKind.Any))];

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public void Check(byte[] file, string name, PackageProblems problems)
    {
        // A PNG's first chunk is its header: length, name, width, height.
        if (file.Length < 24 || !file.AsSpan().StartsWith(Signature))
        {
            problems.Add(name, "The file is not a PNG picture.", $"Export it as PNG, {Side} × {Side} pixels.");
            return;
        }
        // The size comes first, for it tells how much memory the picture would take.
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(16)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(20)));
        if (width != Side || height != Side)
            problems.Add(name, $"The picture has {width} × {height} pixels; Teams takes {Side} × {Side}.", "Export it in that size from its drawing.");
        else if (Decoded(file) is { } pixels)
            CheckPixels(pixels, name, problems);
        else
            problems.Add(name, "The picture is damaged.", "Export it again from its drawing.");
    }

    private void CheckPixels(byte[] pixels, string name, PackageProblems problems)
    {
        int seeThrough = 0, visible = 0, coloured = 0;
        foreach (var pixel in pixels.Chunk(4))
        {
            if (pixel[3] < byte.MaxValue) seeThrough++;
            if (pixel[3] == 0) continue;
            visible++;
            if (pixel[..3].Any(channel => channel < byte.MaxValue)) coloured++;
        }
        if (Kind == IconKind.Filled && seeThrough > 0)
            problems.Add(name, $"{seeThrough} pixels of the picture let the ground shine through.", "Fill its square to the corners; Teams rounds them.");
        if (Kind != IconKind.Outline) return;
        if (seeThrough == 0)
            problems.Add(name, "The picture has no transparent ground.", "Draw white lines on a transparent ground.");
        if (coloured > 0)
            problems.Add(name, $"{coloured} pixels of the picture are not white.", "Draw it in pure white (#FFFFFF); soft edges may be half transparent.");
        if (visible == 0)
            problems.Add(name, "There is nothing on the picture.", "Draw white lines on a transparent ground.");
    }

    /// <summary>Red, green, blue and alpha of every pixel; null for a file that breaks off or is no picture inside.</summary>
    private static byte[]? Decoded(byte[] file)
    {
        try
        {
            return ImageResult.FromMemory(file, ColorComponents.RedGreenBlueAlpha).Data;
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            return null;
        }
    }
}
