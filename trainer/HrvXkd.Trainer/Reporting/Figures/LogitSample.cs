namespace HrvXkd.Trainer.Reporting.Figures;

/// <summary>Sequences drawn in a figure: every one whose decision changes, and of the others as many as the eye can tell apart.</summary>
/// <param name="Same">Float and int8 logit where both decide alike.</param>
/// <param name="Flipped">Float and int8 logit where the decision changes.</param>
/// <param name="Total">Sequences there are.</param>
/// <param name="Range">Lowest and highest logit of either model.</param>
internal sealed record LogitSample(
    IReadOnlyList<(double Float, double Int8)> Same, IReadOnlyList<(double Float, double Int8)> Flipped, int Total, (double Low, double High) Range)
{
    private const int MostDots = 3000;

    /// <summary>Chooses the sequences, evenly spaced, so the choice needs no chance.</summary>
    /// <param name="floatLogit">Logits of the float student.</param>
    /// <param name="int8Logit">Logits of the integer student, same length.</param>
    public static LogitSample Of(double[] floatLogit, double[] int8Logit)
    {
        List<(double, double)> same = [], flipped = [];
        for (int i = 0; i < floatLogit.Length; i++)
            (floatLogit[i] > 0 == int8Logit[i] > 0 ? same : flipped).Add((floatLogit[i], int8Logit[i]));
        if (same.Count > MostDots)
            same = [.. Enumerable.Range(0, MostDots).Select(i => same[(int)((long)i * same.Count / MostDots)])];
        double low = Math.Min(-0.1, Math.Min(floatLogit.Min(), int8Logit.Min())), high = Math.Max(0.1, Math.Max(floatLogit.Max(), int8Logit.Max()));
        double margin = 0.04 * (high - low);
        return new LogitSample(same, flipped, floatLogit.Length, (low - margin, high + margin));
    }
}
