using System.Buffers.Binary;
using System.IO.Compression;

namespace CompetencyBot.Tests.Package;

/// <summary>Draws PNG pictures of one colour, with a pixel of another in the corner.</summary>
internal static class Png
{
    public static byte[] Draw(int width, int height, uint rgba, uint? corner = null)
    {
        var pixels = new MemoryStream();
        for (var y = 0; y < height; y++)
        {
            pixels.WriteByte(0);
            for (var x = 0; x < width; x++) pixels.Write(Bytes(x + y == 0 && corner is { } other ? other : rgba));
        }
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(pixels.ToArray());

        var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        // Eight bits for each of red, green, blue and alpha; not interlaced.
        Chunk(png, "IHDR", [.. Bytes((uint)width), .. Bytes((uint)height), 8, 6, 0, 0, 0]);
        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, string name, byte[] data)
    {
        byte[] named = [.. name.Select(letter => (byte)letter), .. data];
        png.Write([.. Bytes((uint)data.Length), .. named, .. Bytes(Crc(named))]);
    }

    private static byte[] Bytes(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        }
        return ~crc;
    }
}
