namespace CompetencyBot.Search;

/// <summary>Numbers that most searches leave at zero: adding to one and clearing all cost only what was touched.</summary>
internal sealed class Tally(int size)
{
    private readonly float[] values = new float[size];
    private readonly int[] touched = new int[size];
    private int count;

    public float this[int at] => values[at];

    /// <summary>The places that are not zero, in the order in which they were first touched.</summary>
    public ReadOnlySpan<int> Touched => touched.AsSpan(0, count);

    public void Add(int at, float value)
    {
        if (values[at] == 0) touched[count++] = at;
        values[at] += value;
    }

    public void Clear()
    {
        foreach (var at in Touched) values[at] = 0;
        count = 0;
    }
}
