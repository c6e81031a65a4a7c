using System.Runtime.CompilerServices;
using CompetencyBot.Competencies;

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

    /// <summary>In a very large index so many of its questions, evenly spread, are enough.</summary>
    private const int MostQuestions = 60_000;

    private static readonly int Forms = Enum.GetValues<QuestionForm>().Length;

    private readonly float[] weights = new float[FormFeatures.Size * Forms];
    private readonly bool hasLearned;

    /// <param name="questions">The index's own texts and questions.</param>
    /// <param name="elsewhere">What it does not hold; with none every text is a question about competencies.</param>
    public FormModel(IReadOnlyList<string> questions, Elsewhere elsewhere)
    {
        hasLearned = !elsewhere.Lines.IsEmpty;
        if (!hasLearned) return;
        var step = Math.Max(1, (questions.Count + MostQuestions - 1) / MostQuestions);
        Example[] examples =
        [
            .. questions.Where((_, i) => i % step == 0).Select(question => new Example(FormFeatures.Of(question), QuestionForm.Competency)),
            .. elsewhere.Lines.Select(line => new Example(FormFeatures.Of(line.Text), line.Form)),
        ];
        var random = new Random(1);
        var mean = new float[weights.Length];
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(examples);
            Learn(examples, FirstStep * (Rounds - round) / Rounds);
            if (round < Rounds / 2) continue;
            for (var i = 0; i < mean.Length; i++) mean[i] += weights[i] / (Rounds / 2);
        }
        // The mean of the later rounds is steadier than the last.
        weights = mean;
    }

    /// <summary>How likely each form is.</summary>
    public FormReading Read(string text)
    {
        if (!hasLearned) return FormReading.Competencies;
        Span<float> shares = stackalloc float[Forms];
        Weigh(FormFeatures.Of(text), shares);
        var likeliest = QuestionForm.LocalFact;
        for (var form = 1; form < Forms; form++)
        {
            if (shares[form] > shares[(int)likeliest]) likeliest = (QuestionForm)form;
        }
        return new FormReading(likeliest, shares[(int)QuestionForm.Competency]);
    }

    // Optimized at once: nearly all of its work is done before the runtime would have noticed.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(Example[] examples, float step)
    {
        Span<float> shares = stackalloc float[Forms];
        foreach (var (features, form) in examples)
        {
            Weigh(features, shares);
            if (shares[(int)form] > Certain) continue;
            shares[(int)form] -= 1;
            var stepOfForm = step * (form == QuestionForm.Competency ? 1 : WeightOfElsewhere);
            stepOfForm *= ScaleOf(features);
            foreach (var feature in features)
            {
                var row = weights.AsSpan(feature * Forms, Forms);
                for (var i = 0; i < row.Length; i++) row[i] -= stepOfForm * shares[i] + step * Decay * row[i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Weigh(int[] features, Span<float> shares)
    {
        shares.Clear();
        foreach (var feature in features)
        {
            var row = weights.AsSpan(feature * Forms, Forms);
            for (var i = 0; i < row.Length; i++) shares[i] += row[i];
        }
        var scale = ScaleOf(features);
        var most = float.MinValue;
        for (var i = 0; i < shares.Length; i++) most = Math.Max(most, shares[i] *= scale);
        var sum = 0f;
        foreach (ref var share in shares) sum += share = MathF.Exp(share - most);
        foreach (ref var share in shares) share /= sum;
    }

    private static float ScaleOf(int[] features) => 1 / MathF.Sqrt(features.Length);

    private readonly record struct Example(int[] Features, QuestionForm Form);
}

/// <summary>The form of a text.</summary>
/// <param name="Otherwise">The likeliest form if it is not a question about competencies.</param>
/// <param name="Competency">How likely it is a question about competencies, from 0 to 1.</param>
public readonly record struct FormReading(QuestionForm Otherwise, double Competency)
{
    /// <summary>What is a question about competencies without doubt.</summary>
    public static FormReading Competencies { get; } = new(QuestionForm.LocalFact, 1);
}
