using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;

namespace CompetencyBot.Web.Pages;

/// <summary>A file that pages are shown with. Its address holds a hash of its content, so that a browser may keep it for good.</summary>
public sealed record Asset(string Name, string ContentType, ReadOnlyMemory<byte> Content)
{
    public static Asset Style { get; } = Read("page.css", "text/css; charset=utf-8");
    public static Asset Script { get; } = Read("page.js", "text/javascript; charset=utf-8");
    public static Asset Icon { get; } = Read("icon.svg", "image/svg+xml");

    /// <summary>For pages inside Teams alone.</summary>
    public static Asset TabStyle { get; } = Read("tab.css", "text/css; charset=utf-8");

    /// <summary>For pages inside Teams alone; needs <see cref="TeamsLibrary"/>.</summary>
    public static Asset TabScript { get; } = Read("tab.js", "text/javascript; charset=utf-8");

    /// <summary>Teams' own library, as far as the tab uses it.</summary>
    public static Asset TeamsLibrary { get; } = Read("teams-js.js", "text/javascript; charset=utf-8");

    public static ImmutableArray<Asset> All { get; } = [Style, Script, Icon, TabStyle, TabScript, TeamsLibrary];

    public string Path { get; } = $"/assets/{Convert.ToHexStringLower(SHA256.HashData(Content.Span).AsSpan(0, 5))}/{Name}";

    private readonly Lazy<ReadOnlyMemory<byte>> compressed = new(() => Compress(Content.Span));

    /// <summary>The content in Brotli: compressed once and well, where an answer compressed on its way is in haste.</summary>
    public ReadOnlyMemory<byte> Compressed => compressed.Value;

    private static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> content)
    {
        // Higher qualities would save a percent for tens of milliseconds.
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, compressed, out var length, quality: 6, window: 22)
            ? compressed.AsMemory(0, length)
            : throw new InvalidOperationException("Brotli needed more room than it says that it can.");
    }

    private static Asset Read(string name, string contentType)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream($"Web.Assets.{name}") ?? throw new FileNotFoundException($"The program lacks its file {name}.", name);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new Asset(name, contentType, content);
    }
}
