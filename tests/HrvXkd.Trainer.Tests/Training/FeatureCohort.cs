// Window features without an ECG, so that learning can be tested in seconds: one vagal factor behind most features, a difference of level
// between the classes, and a recovery over the windows that is weaker in hypertensive subjects and starts at a random time.

using HrvXkd.Core;
using HrvXkd.Data;

namespace HrvXkd.Trainer.Tests.Training;

/// <summary>Makes sequences of a synthetic cohort.</summary>
internal static class FeatureCohort
{
    // Mean, spread, loading on the vagal factor, level and recovery of a hypertensive subject in spreads; order of Feature.
    private static readonly (double Mean, double Spread, double Loading, double Level, double Recovery)[] Shape =
    [
        (68, 9, -0.55, 0.25, 0.5), (3.6, 0.45, 0.8, -0.25, -0.5), (3.2, 0.5, 0.8, -0.2, -0.6), (12, 9, 0.7, -0.15, -0.4),
        (6.2, 0.8, 0.5, -0.2, -0.2), (5.5, 0.9, 0.7, -0.25, -0.2), (5, 1, 0.8, -0.2, -0.6), (0.6, 0.16, -0.4, 0.1, 0.3),
        (1.6, 0.3, 0.3, -0.15, 0), (1.1, 0.25, -0.3, 0.1, 0.2), (0.45, 0.14, 0.4, -0.1, -0.2), (14.5, 3, 0, 0, 0),
    ];

    /// <summary>Sequences of all subjects, 40 % of them hypertensive.</summary>
    /// <param name="subjects">Number of subjects.</param>
    /// <param name="windows">Windows of each; 10 give up to 3 sequences.</param>
    /// <param name="seed">Same seed, same cohort.</param>
    /// <param name="signal">Factor on differences of level and recovery between the classes; 0 is blind.</param>
    /// <param name="transient">Size, in spreads, of an arousal at a random window, smaller in hypertensive subjects; no level or slope shows it.</param>
    public static SequenceSet Make(int subjects, int windows, int seed, double signal = 1, double transient = 0) =>
        SequenceSet.From(Prepare(subjects, windows, seed, signal, transient));

    /// <summary>The windows behind <see cref="Make"/>.</summary>
    public static PreparedCohort Prepare(int subjects, int windows, int seed, double signal = 1, double transient = 0)
    {
        Random random = new(seed);
        List<Recording> recordings = [];
        List<WindowRow> rows = [];
        for (int i = 0; i < subjects; i++)
        {
            bool hypertensive = i % 5 < 2;
            recordings.Add(new Recording($"r{i}", $"s{i}", hypertensive) { Ecg = new EcgSignal(250, 200, () => throw new IOException("no signal")) });
            rows.AddRange(Subject(i, windows, random, hypertensive ? signal : 0, hypertensive ? 0.3 * transient : transient));
        }

        Cohort cohort = new("synthetic", true, WindowProfile.Short(), recordings);
        return new PreparedCohort(cohort, rows, 0, 0, 0);
    }

    private static IEnumerable<WindowRow> Subject(int recording, int windows, Random random, double signal, double transient)
    {
        double vagal = Normal(random), onset = 1 + (4 * random.NextDouble()), strength = 0.8 + (0.5 * Normal(random));
        double[] own = Array.ConvertAll(
            Shape, f => (f.Loading * vagal) + (Math.Sqrt(1 - (f.Loading * f.Loading)) * Normal(random)) + (signal * f.Level));
        int arousal = random.Next(windows);
        double[] drift = new double[Shape.Length];
        for (int t = 0; t < windows; t++)
        {
            double recovered = 1 - Math.Exp(-Math.Max(0, t - onset) / 1.5);
            int[] features = new int[Shape.Length];
            for (int f = 0; f < Shape.Length; f++)
            {
                drift[f] = (0.7 * drift[f]) + (0.35 * Normal(random));
                double recovery = (strength * Math.Sign(Shape[f].Loading) * 0.4) + (signal * Shape[f].Recovery);
                double bump = t == arousal ? -transient * Math.Sign(Shape[f].Loading) : 0;
                double standard = own[f] + drift[f] + (recovery * recovered) + bump;
                features[f] = (int)Math.Round(65536 * (Shape[f].Mean + (Shape[f].Spread * standard)));
            }

            yield return new WindowRow(recording, t, random.NextDouble() > 0.06, 90, features);
        }
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
