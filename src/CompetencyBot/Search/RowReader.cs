using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompetencyBot.Search;

/// <summary>Reads what <see cref="RowWriter"/> wrote, row by row. Throws <see cref="EndOfStreamException"/> where a row is cut off.</summary>
internal sealed class RowReader(Stream written)
{
    public T[] Row<T>()
        where T : unmanaged
    {
        var length = 0;
        written.ReadExactly(MemoryMarshal.AsBytes(new Span<int>(ref length)));
        // Before memory is taken for it: a broken file may tell of any length.
        if (length < 0 || length > (written.Length - written.Position) / Unsafe.SizeOf<T>()) throw new EndOfStreamException();
        var row = GC.AllocateUninitializedArray<T>(length);
        written.ReadExactly(MemoryMarshal.AsBytes(row.AsSpan()));
        return row;
    }

    public string[] Texts()
    {
        var lengths = Row<int>();
        ReadOnlySpan<char> letters = Row<char>();
        var texts = new string[lengths.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = letters[..lengths[i]].ToString();
            letters = letters[lengths[i]..];
        }
        return texts;
    }
}
