using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CompetencyBot.Competencies;
using CompetencyBot.Search;

namespace CompetencyBot.Forms;

/// <summary>
/// Tells the form of a text by what it has learned from the index's own questions and from the texts that the index does not hold:
/// logistic regression over <see cref="FormFeatures"/>. The same examples give the same model.
/// </summary>
public sealed class FormModel
{
    private const int Rounds = 12;
    private const float FirstStep = 3;
    private const float Decay = 1e-3f;

    /// <summary>What the index does not hold counts more, since there are fewer examples of it.</summary>
    private const float WeightOfElsewhere = 3;

    /// <summary>An example that is told with so little doubt teaches nothing more.</summary>
    private const float Certain = 0.98f;

    /// <summary>If each other form is so far behind, all of them together have less than the rest: ln(7 / (1 / 0.98 - 1)) and a little.</summary>
    private const float AheadOfAll = 6;

    private const int FeaturesOfAText = 96;

    /// <summary>In a very large index so many of its questions, evenly spread, are enough.</summary>
    private const int MostQuestions = 60_000;

    private static readonly int Forms = Enum.GetValues<QuestionForm>().Length;

    /// <summary>The row of <see cref="weights"/> for each feature; the first, which stays zero, for those that no example has.</summary>
    private readonly int[] rows = [];

    /// <summary>What each feature says for each form, one form to a lane.</summary>
    private readonly Vector256<float>[] weights = [];

    /// <param name="questions">The index's own texts and questions.</param>
    /// <param name="elsewhere">What it does not hold; with none every text is a question about competencies.</param>
    public FormModel(IReadOnlyList<string> questions, Elsewhere elsewhere)
    {
        if (elsewhere.Lines.IsEmpty) return;
        rows = Touched<int>(FormFeatures.Size);
        var step = Math.Max(1, (questions.Count + MostQuestions - 1) / MostQuestions);
        var (count, features) = (1, new List<int>(FeaturesOfAText * (questions.Count / step + elsewhere.Lines.Length)));
        Example[] examples =
        [
            .. questions.Where((_, i) => i % step == 0).Select(question => Numbered(question, QuestionForm.Competency, features, ref count)),
            .. elsewhere.Lines.Select(line => Numbered(line.Text, line.Form, features, ref count)),
        ];
        weights = Touched<Vector256<float>>(count);
        var random = new Random(1);
        var mean = Touched<Vector256<float>>(count);
        for (var round = 0; round < Rounds; round++)
        {
            Shuffle(examples, random);
            Learn(examples, CollectionsMarshal.AsSpan(features), FirstStep * (Rounds - round) / Rounds);
            if (round < Rounds / 2) continue;
            for (var i = 0; i < count; i++) mean[i] += weights[i] / (Rounds / 2);
        }
        // The mean of the later rounds is steadier than the last.
        weights = mean;
    }

    internal FormModel(RowReader kept)
    {
        rows = kept.Row<int>();
        weights = kept.Row<Vector256<float>>();
    }

    internal void Keep(RowWriter kept)
    {
        kept.Row<int>(rows);
        kept.Row<Vector256<float>>(weights);
    }

    /// <summary>How likely each form is.</summary>
    public FormReading Read(string text)
    {
        if (weights.Length == 0) return FormReading.Competencies;
        var all = new List<int>(FeaturesOfAText);
        FormFeatures.Add(text, all);
        var features = CollectionsMarshal.AsSpan(all);
        foreach (ref var feature in features) feature = rows[feature];
        var shares = Shares(Weigh(features));
        var likeliest = QuestionForm.LocalFact;
        for (var form = 1; form < Forms; form++)
        {
            if (shares[form] > shares[(int)likeliest]) likeliest = (QuestionForm)form;
        }
        return new FormReading(likeliest, shares[(int)QuestionForm.Competency]);
    }

    /// <summary>Zeros that have been written once: a page that is read first and then written costs the system twice.</summary>
    private static T[] Touched<T>(int length)
    {
        var array = GC.AllocateUninitializedArray<T>(length);
        Array.Clear(array);
        return array;
    }

    /// <summary>Adds the row of each feature of a text, with new rows for those not seen before.</summary>
    private Example Numbered(string text, QuestionForm form, List<int> features, ref int count)
    {
        var first = features.Count;
        FormFeatures.Add(text, features);
        foreach (ref var feature in CollectionsMarshal.AsSpan(features)[first..])
        {
            ref var row = ref rows[feature];
            if (row == 0) row = count++;
            feature = row;
        }
        return new Example(first, features.Count, form);
    }

    /// <summary>As <see cref="Random.Shuffle{T}(T[])"/> does, of which a part would be compiled, and badly at that, while it runs.</summary>
    private static void Shuffle(Example[] examples, Random random)
    {
        for (var i = 0; i < examples.Length - 1; i++)
        {
            var other = i + (int)(random.NextDouble() * (examples.Length - i));
            (examples[i], examples[other]) = (examples[other], examples[i]);
        }
    }

    // Optimized at once: nearly all of its work is done before the runtime would have noticed.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(Example[] examples, ReadOnlySpan<int> all, float step)
    {
        foreach (var (first, end, form) in examples)
        {
            var features = all[first..end];
            var sum = Weigh(features);
            if (IsCertain(sum, form)) continue;
            var shares = Shares(sum);
            if (shares[(int)form] > Certain) continue;
            shares = shares.WithElement((int)form, shares[(int)form] - 1);
            var stepOfForm = step * (form == QuestionForm.Competency ? 1 : WeightOfElsewhere) * ScaleOf(features);
            var (change, decay) = (shares * stepOfForm, step * Decay);
            foreach (var row in features) weights[row] -= change + weights[row] * decay;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<float> Weigh(ReadOnlySpan<int> features)
    {
        var sum = Vector256<float>.Zero;
        foreach (var row in features) sum += weights[row];
        return sum * ScaleOf(features);
    }

    /// <summary>Whether a form is so far ahead of the others that its share needs no working out to be more than <see cref="Certain"/>.</summary>
    private static bool IsCertain(Vector256<float> sum, QuestionForm form)
    {
        var next = float.MinValue;
        for (var other = 0; other < Forms; other++) next = other == (int)form ? next : Math.Max(next, sum[other]);
        return sum[(int)form] - next > AheadOfAll;
    }

    /// <summary>How likely each form is, one to a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector256<float> Shares(Vector256<float> sum)
    {
        var most = float.MinValue;
        for (var form = 0; form < Forms; form++) most = Math.Max(most, sum[form]);
        var shares = Vector256<float>.Zero;
        for (var form = 0; form < Forms; form++) shares = shares.WithElement(form, MathF.Exp(sum[form] - most));
        return shares / Vector256.Sum(shares);
    }

    // Inlined, for a call would have the sum wait in memory all along.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float ScaleOf(ReadOnlySpan<int> features) => 1 / MathF.Sqrt(features.Length);

    /// <summary>A text to learn from: where its features begin and end, and its form.</summary>
    private readonly record struct Example(int First, int End, QuestionForm Form);
}

/// <summary>The form of a text.</summary>
/// <param name="Otherwise">The likeliest form if it is not a question about competencies.</param>
/// <param name="Competency">How likely it is a question about competencies, from 0 to 1.</param>
public readonly record struct FormReading(QuestionForm Otherwise, double Competency)
{
    /// <summary>What is a question about competencies without doubt.</summary>
    public static FormReading Competencies { get; } = new(QuestionForm.LocalFact, 1);
}
