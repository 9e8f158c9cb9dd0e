namespace HrvXkd.Trainer.Tests.Evaluation;

/// <summary>Scores for tests.</summary>
internal static class Made
{
    /// <summary>Logits and labels of few subjects: (logit, label) pairs.</summary>
    public static LabelledScores Scores(params (double Logit, byte Label)[] subjects) =>
        new(Array.ConvertAll(subjects, s => s.Logit), Array.ConvertAll(subjects, s => s.Label));

    /// <summary>Two correlated binormal markers; the first separates by the given effect in standard deviations, the second by half of it.</summary>
    public static (LabelledScores First, LabelledScores Second) Markers(int count, double effect, int seed)
    {
        Random random = new(seed);
        double[] a = new double[count], b = new double[count];
        byte[] label = new byte[count];
        for (int i = 0; i < count; i++)
        {
            label[i] = (byte)(i % 3 == 0 ? 1 : 0);
            double common = Gauss(random);
            a[i] = 0.7 * common + 0.7 * Gauss(random) + effect * (label[i] - 0.4);
            b[i] = 0.7 * common + 0.7 * Gauss(random) + effect / 2 * (label[i] - 0.4);
        }

        return (new LabelledScores(a, label), new LabelledScores(b, label));
    }

    public static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
