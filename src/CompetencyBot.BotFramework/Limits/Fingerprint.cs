using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CompetencyBot.BotFramework.Limits;

/// <summary>
/// Stands for texts of any length in 16 bytes, so that what is remembered of activities has a fixed size and holds no text.
/// It cannot be made to collide by choosing ids.
/// </summary>
internal readonly record struct Fingerprint(UInt128 Value)
{
    /// <summary>Bytes that texts as short as ids are put together in without taking memory.</summary>
    private const int Short = 1024;

    public static Fingerprint Of(params ReadOnlySpan<string?> parts)
    {
        var length = 0;
        foreach (var part in parts) length += sizeof(int) + sizeof(char) * (part?.Length ?? 0);
        var bytes = length <= Short ? stackalloc byte[Short] : new byte[length];
        var at = 0;
        foreach (var part in parts)
        {
            // The lengths keep "ab", "c" and "a", "bc" apart.
            BinaryPrimitives.WriteInt32LittleEndian(bytes[at..], part?.Length ?? -1);
            at += sizeof(int);
            at += Encoding.Unicode.GetBytes(part, bytes[at..]);
        }
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..length], digest);
        return new Fingerprint(BinaryPrimitives.ReadUInt128LittleEndian(digest));
    }
}
