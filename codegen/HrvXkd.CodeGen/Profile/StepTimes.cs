using System.Diagnostics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.CodeGen.Profile;

/// <summary>Times of the steps of a model, round by round, and of the whole.</summary>
internal sealed class StepTimes
{
    /// <summary>Index of the whole program.</summary>
    public const int Whole = -1;

    private readonly double[][] _steps;
    private readonly double[] _whole, _empty;

    private StepTimes(int steps, int rounds)
    {
        _steps = [.. Enumerable.Range(0, steps).Select(_ => new double[rounds])];
        (_whole, _empty) = (new double[rounds], new double[rounds]);
    }

    /// <summary>Measures; the steps of all instances run in the order of the program.</summary>
    public static StepTimes Measure(int steps, TwinInstance[] batch, int[][] inputs, int rounds, TimeSpan warmUp)
    {
        StepTimes warm = new(steps, 1), times = new(steps, rounds);
        int next = 0;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < warmUp;)
            warm.Round(0, batch, inputs, next++);
        for (int round = 0; round < rounds; round++)
            times.Round(round, batch, inputs, next++);
        foreach (double[] one in (double[][])[.. times._steps, times._whole, times._empty])
            Array.Sort(one);
        return times;
    }

    /// <summary>A quantile over the rounds, ns a run, without what an empty call costs; 0 or more.</summary>
    /// <param name="step">Index of the step, or <see cref="Whole"/>.</param>
    /// <param name="quantile">0 for the least, 0.5 for the median.</param>
    public double Quantile(int step, double quantile)
    {
        double[] sorted = step == Whole ? _whole : _steps[step];
        return Math.Max(0, At(sorted, quantile) - At(_empty, 0.5));
    }

    private static double At(double[] sorted, double quantile) => sorted[(int)Math.Ceiling(quantile * (sorted.Length - 1))];

    private void Round(int round, TwinInstance[] batch, int[][] inputs, int first)
    {
        for (int i = 0; i < batch.Length; i++)
            batch[i].Give(inputs[(first + i) % inputs.Length], true, batch[i].Output);
        _empty[round] = Time(batch, instance => instance.Empty);
        for (int step = 0; step < _steps.Length; step++)
        {
            int which = step;
            _steps[step][round] = Time(batch, instance => instance.Steps[which]);
        }

        _whole[round] = Time(batch, instance => instance.Whole);
    }

    // Instances do not depend on one another as the layers of one do: without this, the processor begins the next call before the last one is done.
    private static void Finish()
    {
        if (Sse2.IsSupported)
            Sse2.LoadFence();
        else
            Thread.MemoryBarrier();
    }

    private static double Time(TwinInstance[] batch, Func<TwinInstance, Action> of)
    {
        Action[] actions = Array.ConvertAll(batch, instance => of(instance));
        long start = Stopwatch.GetTimestamp();
        foreach (Action action in actions)
        {
            action();
            Finish();
        }

        long end = Stopwatch.GetTimestamp();
        return (end - start) * 1e9 / Stopwatch.Frequency / batch.Length;
    }
}
