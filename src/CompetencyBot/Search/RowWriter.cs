using System.Buffers;
using System.Runtime.InteropServices;

namespace CompetencyBot.Search;

/// <summary>Writes rows of numbers and texts for <see cref="RowReader"/>, as this machine holds them in memory.</summary>
internal sealed class RowWriter
{
    private readonly ArrayBufferWriter<byte> written = new();

    public ReadOnlySpan<byte> Written => written.WrittenSpan;

    public void Row<T>(ReadOnlySpan<T> row)
        where T : unmanaged
    {
        written.Write(MemoryMarshal.AsBytes<int>([row.Length]));
        written.Write(MemoryMarshal.AsBytes(row));
    }

    public void Texts(IReadOnlyCollection<string> texts)
    {
        Row<int>([.. texts.Select(text => text.Length)]);
        Row<char>(string.Concat(texts));
    }
}
