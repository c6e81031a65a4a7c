using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using CompetencyBot.Search;

namespace CompetencyBot.Snapshots;

/// <summary>
/// Files of what was learned from the knowledge, so that a start need not learn it again. Each holds for the same knowledge and the same
/// build of the program; one that is of another, is broken or cannot be read is passed over.
/// </summary>
/// <param name="folder">Where the files are; empty for nowhere.</param>
/// <param name="tag">Names the knowledge; asked for if there is a file.</param>
internal sealed class LearnedFiles(string folder, Func<string> tag)
{
    private const int Part = 64 * 1024;

    private volatile bool missed;

    /// <summary>Whether a file was asked for that does not hold.</summary>
    public bool Missed => missed;

    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>What is read from the rows of a file; null if there is none that holds.</summary>
    public T? Read<T>(string name, Func<RowReader, T> read)
        where T : class
    {
        try
        {
            if (folder.Length > 0 && File.Exists(PathOf(name)))
            {
                using var file = File.OpenRead(PathOf(name));
                if (Holds(file, name)) return read(new RowReader(file));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Learning again takes longer, and is all that it takes.
        }
        missed = true;
        return null;
    }

    /// <summary>The whole content of a file with these rows.</summary>
    public byte[] Content(string name, RowWriter rows)
    {
        using var content = new MemoryStream(rows.Written.ToArray());
        var sum = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(sum, Checksum(content));
        return [.. Head(name), .. sum, .. rows.Written];
    }

    /// <summary>Whether a file is what it is called, of this knowledge and program, and whole. It then stands where the rows begin.</summary>
    private bool Holds(FileStream file, string name)
    {
        var expected = Head(name);
        var head = new byte[expected.Length + sizeof(uint)];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan().StartsWith(expected)) return false;
        if (BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(expected.Length)) != Checksum(file)) return false;
        file.Position = head.Length;
        return true;
    }

    private byte[] Head(string name) => [.. SearchIndex.Builds.SelectMany(build => build.ToByteArray()), .. Encoding.ASCII.GetBytes($"{tag()} {name} ")];

    /// <summary>CRC-32C of what is left to read.</summary>
    private static uint Checksum(Stream content)
    {
        var (sum, part) = (uint.MaxValue, new byte[Part]);
        int read;
        while ((read = content.ReadAtLeast(part, part.Length, throwOnEndOfStream: false)) > 0)
        {
            var words = MemoryMarshal.Cast<byte, ulong>(part.AsSpan(0, read));
            foreach (var word in words) sum = BitOperations.Crc32C(sum, word);
            foreach (var rest in part.AsSpan(words.Length * sizeof(ulong), read % sizeof(ulong))) sum = BitOperations.Crc32C(sum, rest);
        }
        return sum;
    }
}
