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
    public static Fingerprint Of(params ReadOnlySpan<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            // The lengths keep "ab", "c" and "a", "bc" apart.
            BinaryPrimitives.WriteInt32LittleEndian(length, part?.Length ?? -1);
            hash.AppendData(length);
            if (part is not null) hash.AppendData(Encoding.Unicode.GetBytes(part));
        }
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return new Fingerprint(BinaryPrimitives.ReadUInt128LittleEndian(digest));
    }
}
