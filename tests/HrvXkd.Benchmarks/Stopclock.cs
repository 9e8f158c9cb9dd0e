using System.Diagnostics;

namespace HrvXkd.Benchmarks;

/// <summary>Times subjects in turn, so that a machine that grows slower does so for all, and reports medians.</summary>
internal static class Stopclock
{
    private const int WarmUps = 8;

    /// <summary>Times.</summary>
    /// <param name="subjects">What to time; the first of a sampling rate is the one that others are compared with.</param>
    /// <param name="repetitions">Runs of each that count.</param>
    public static Timing[] Time(IReadOnlyList<Subject> subjects, int repetitions)
    {
        double[][] times = [.. subjects.Select(_ => new double[repetitions])];
        long?[] answers = new long?[subjects.Count];
        for (int repetition = -WarmUps; repetition < repetitions; repetition++)
            for (int i = 0; i < subjects.Count; i++)
            {
                Func<long> run = subjects[i].Prepare();
                long start = Stopwatch.GetTimestamp();
                long answer = run();
                double nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
                if ((answers[i] ??= answer) != answer)
                    throw new InvalidDataException($"{subjects[i].Name} gave another answer than before");
                if (repetition >= 0)
                    times[i][repetition] = nanoseconds / subjects[i].Units;
            }

        foreach (double[] sorted in times)
            Array.Sort(sorted);
        return [.. subjects.Select((subject, i) => new Timing(
            subject.Name,
            subject.RateHz,
            subject.RateHz is null ? "window" : "sample",
            Median(times[i]),
            times[i][0],
            subject.RateHz is { } rate ? Median(times[i]) / Median(times[subjects.ToList().FindIndex(other => other.RateHz == rate)]) : null))];
    }

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
