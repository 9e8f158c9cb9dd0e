// Nonparametric bootstrap over subjects with percentile intervals (Efron, Tibshirani 1993, chapter 13). Subjects are drawn with
// replacement; a draw that lacks a class is drawn again because no ranking exists in it. Models are compared on the same draws.
using MathNet.Numerics.Statistics;

namespace HrvXkd.Trainer.Evaluation;

/// <summary>Resamples the subjects of one cohort; the same seed gives the same draws for every model, so differences are paired.</summary>
public sealed class Bootstrap
{
    /// <summary>Draws of an interval.</summary>
    public const int DefaultReplicates = 2000;

    private readonly byte[] _label;
    private readonly int _seed;

    /// <summary>Prepares the draws.</summary>
    /// <param name="label">Labels of the subjects, 0 or 1, both present.</param>
    /// <param name="seed">Same seed, same draws.</param>
    /// <param name="replicates">Number of draws, 1 or more.</param>
    /// <exception cref="ArgumentException">A class is missing.</exception>
    public Bootstrap(byte[] label, int seed, int replicates = DefaultReplicates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        if (!label.Contains((byte)0) || !label.Contains((byte)1))
            throw new ArgumentException("labels must be 0 and 1, both present", nameof(label));
        _label = label;
        _seed = seed;
        Replicates = replicates;
    }

    /// <summary>Number of draws.</summary>
    public int Replicates { get; }

    /// <summary>Hands out the draws in a fixed order.</summary>
    /// <param name="use">Receives the index of the draw and how often each subject is in it; the array is reused.</param>
    public void ForEach(Action<int, int[]> use)
    {
        Random random = new(_seed);
        int[] weight = new int[_label.Length];
        for (int replicate = 0; replicate < Replicates; replicate++)
        {
            Draw(random, weight);
            use(replicate, weight);
        }
    }

    /// <summary>Figure of the cohort with its 95 % percentile interval.</summary>
    /// <param name="statistic">Computes the figure from the weights of the subjects.</param>
    /// <returns>The interval.</returns>
    public Interval Interval(Func<int[], double> statistic) => Intervals(statistic)[0];

    /// <summary>Several figures with their 95 % percentile intervals, on the same draws.</summary>
    /// <param name="statistics">Each computes a figure from the weights of the subjects.</param>
    /// <returns>One interval per figure.</returns>
    public Interval[] Intervals(params Func<int[], double>[] statistics)
    {
        double[][] values = Array.ConvertAll(statistics, _ => new double[Replicates]);
        ForEach((replicate, weight) =>
        {
            for (int i = 0; i < statistics.Length; i++)
                values[i][replicate] = statistics[i](weight);
        });

        int[] everyone = new int[_label.Length];
        Array.Fill(everyone, 1);
        return [.. statistics.Zip(values, (statistic, drawn) => Percentile(statistic(everyone), drawn))];
    }

    /// <summary>Figure of the cohort with its 95 % basic interval, the percentile interval turned about the figure (Davison, Hinkley 1997, section 5.2): for
    /// figures that each draw moves to one side, as much as the cohort itself was moved.</summary>
    /// <param name="statistic">Computes the figure from the weights of the subjects.</param>
    public Interval Basic(Func<int[], double> statistic)
    {
        Interval percentile = Interval(statistic);
        return new Interval(percentile.Value, (2 * percentile.Value) - percentile.High, (2 * percentile.Value) - percentile.Low);
    }

    /// <summary>The central 95 % of drawn values.</summary>
    /// <param name="value">The figure of the cohort itself.</param>
    /// <param name="drawn">Its values on the draws; sorted in place.</param>
    /// <returns>The interval.</returns>
    internal static Interval Percentile(double value, double[] drawn)
    {
        Array.Sort(drawn);
        return new Interval(
            value,
            SortedArrayStatistics.QuantileCustom(drawn, 0.025, QuantileDefinition.R7),
            SortedArrayStatistics.QuantileCustom(drawn, 0.975, QuantileDefinition.R7));
    }

    private void Draw(Random random, int[] weight)
    {
        int positives;
        do
        {
            Array.Clear(weight);
            positives = 0;
            for (int i = 0; i < weight.Length; i++)
            {
                int subject = random.Next(weight.Length);
                weight[subject]++;
                positives += _label[subject];
            }
        }
        while (positives == 0 || positives == weight.Length);
    }
}
