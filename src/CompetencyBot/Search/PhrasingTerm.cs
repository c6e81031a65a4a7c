using System.Numerics;

namespace CompetencyBot.Search;

/// <summary>A word of a phrasing, or two that follow one another, as a 64-bit hash (FNV-1a): there are too many to keep them as text.</summary>
public readonly record struct PhrasingTerm
{
    private const ulong Basis = 14695981039346656037;

    private const ulong Prime = 1099511628211;

    public PhrasingTerm(string word) => Hash = Continue(Basis, word);

    private PhrasingTerm(ulong hash) => Hash = hash;

    public ulong Hash { get; }

    /// <summary>The term of a function word, which is no word's meaning.</summary>
    public static PhrasingTerm OfFunctionWord(string word) => new(Continue(~Basis, word));

    /// <summary>The term of this word and the next, in this order.</summary>
    public PhrasingTerm Then(PhrasingTerm next) => new(BitOperations.RotateLeft(Hash * Prime, 32) ^ next.Hash);

    private static ulong Continue(ulong hash, string text)
    {
        foreach (var letter in text) hash = (hash ^ letter) * Prime;
        return hash;
    }
}

/// <summary>Numbers the terms of phrasings from 0, in the order in which they come.</summary>
internal sealed class PhrasingNumbers
{
    private Slot[] slots;

    /// <param name="expected">About how many there will be.</param>
    public PhrasingNumbers(int expected) => slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(1024, 2 * expected))];

    public PhrasingNumbers(RowReader kept)
    {
        slots = kept.Row<Slot>();
        Count = slots.Count(slot => slot.Number > 0);
    }

    public int Count { get; private set; }

    public void Keep(RowWriter kept) => kept.Row<Slot>(slots);

    public int Add(PhrasingTerm term)
    {
        if (2 * Count >= slots.Length) Grow();
        ref var slot = ref Find(slots, term.Hash);
        if (slot.Number == 0) slot = new Slot(term.Hash, ++Count);
        return slot.Number - 1;
    }

    /// <summary>-1 for a term that has none.</summary>
    public int Of(PhrasingTerm term) => Find(slots, term.Hash).Number - 1;

    private void Grow()
    {
        var larger = new Slot[2 * slots.Length];
        foreach (var slot in slots)
        {
            if (slot.Number > 0) Find(larger, slot.Hash) = slot;
        }
        slots = larger;
    }

    /// <summary>Where a term stands or, if it has no number, could stand: the first free slot from where its hash leads.</summary>
    private static ref Slot Find(Slot[] slots, ulong hash)
    {
        var at = (int)((hash ^ (hash >> 32)) & (ulong)(slots.Length - 1));
        while (slots[at].Number != 0 && slots[at].Hash != hash) at = (at + 1) & (slots.Length - 1);
        return ref slots[at];
    }

    /// <summary>A term and its number from 1; 0 where there is none.</summary>
    private readonly record struct Slot(ulong Hash, int Number);
}
