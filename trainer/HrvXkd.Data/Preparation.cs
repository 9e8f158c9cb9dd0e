using System.Runtime.ExceptionServices;

namespace HrvXkd.Data;

/// <summary>Turns recordings into windows with the device's own code.</summary>
public static class Preparation
{
    /// <summary>Finds beats and computes window features of all recordings, in parallel; the result does not depend on the number of threads.</summary>
    /// <param name="cohort">The recordings.</param>
    /// <param name="progress">Receives the number of finished recordings; may be null.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>Windows and counts, ordered by recording and index.</returns>
    /// <exception cref="FormatException">A recording cannot be read; the message is one line. Of several, the first in the cohort's order.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static PreparedCohort Run(Cohort cohort, IProgress<int>? progress = null, CancellationToken cancel = default) =>
        Run(cohort, Environment.ProcessorCount, progress, cancel);

    /// <summary>As the public method, on a given number of threads.</summary>
    internal static PreparedCohort Run(Cohort cohort, int threads, IProgress<int>? progress, CancellationToken cancel)
    {
        int count = cohort.Recordings.Count;
        PreparedRecording?[] results = new PreparedRecording?[count];
        Exception?[] faults = new Exception?[count];
        Lock gate = new();
        int finished = 0;
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        Parallel.For(0, count, options, (i, loop) =>
        {
            try
            {
                results[i] = PreparedRecording.Of(i, cohort.Recordings[i], cohort.Profile, cancel);
            }
            catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
            {
                // Break still runs every earlier recording, so the fault that is reported does not depend on threads.
                faults[i] = fault;
                loop.Break();
                return;
            }

            lock (gate)
                progress?.Report(++finished);
        });
        Exception? first = faults.FirstOrDefault(fault => fault is not null);
        if (first is not null)
            ExceptionDispatchInfo.Throw(first);
        return Join(cohort, results);
    }

    private static PreparedCohort Join(Cohort cohort, PreparedRecording?[] results)
    {
        List<WindowRow> windows = [];
        long samples = 0;
        long beats = 0;
        double seconds = 0;
        for (int i = 0; i < results.Length; i++)
        {
            PreparedRecording result = results[i]!;
            windows.AddRange(result.Windows);
            samples += result.Samples;
            beats += result.Beats;
            seconds += result.Seconds;
        }

        return new PreparedCohort(cohort, windows, samples, beats, seconds);
    }
}
