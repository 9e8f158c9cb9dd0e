using HrvXkd.CommandLine;
using HrvXkd.Data;

namespace HrvXkd.Trainer.Training.Paper;

/// <summary>What the paper's networks see of a recording: three pieces of 3,000 samples, from its start, middle and end, each standardised.</summary>
/// <param name="Values">Shape [Recordings, 3, 3000]; recordings shorter than a piece are padded with 0.</param>
internal sealed record RawSegments(float[] Values)
{
    /// <summary>Pieces of a recording.</summary>
    public const int Pieces = 3;

    /// <summary>Samples of a piece.</summary>
    public const int Length = 3000;

    /// <summary>Numbers of one recording.</summary>
    public const int Size = Pieces * Length;

    /// <summary>Reads the pieces of all recordings that are used.</summary>
    /// <param name="cohort">The recordings.</param>
    /// <param name="used">Indices of those wanted; the others stay 0.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="UsageException">A recording has no ECG.</exception>
    public static RawSegments Read(Cohort cohort, IEnumerable<int> used, CancellationToken cancel)
    {
        int[] wanted = [.. used.Distinct()];
        foreach (int i in wanted.Where(i => cohort.Recordings[i].Ecg is null))
            throw new UsageException($"--paper needs the ECG itself; recording '{cohort.Recordings[i].Id}' of {cohort.Name} has none");
        float[] values = new float[cohort.Recordings.Count * Size];
        FoldLoop.Run(wanted.Length, 0, i => Fill(cohort.Recordings[wanted[i]].Ecg!, values.AsSpan(wanted[i] * Size, Size)), cancel);
        return new RawSegments(values);
    }

    private static void Fill(EcgSignal ecg, Span<float> values)
    {
        List<int> samples = [];
        int[] chunk = new int[4096];
        using (IEcgReader reader = ecg.Open())
        {
            for (int read = reader.Read(chunk); read > 0; read = reader.Read(chunk))
                samples.AddRange(chunk.AsSpan(0, read));
        }

        for (int piece = 0; piece < Pieces; piece++)
        {
            int start = Math.Max(0, (samples.Count - Length) * piece / (Pieces - 1));
            Standardise(samples, start, values.Slice(piece * Length, Length));
        }
    }

    private static void Standardise(List<int> samples, int start, Span<float> piece)
    {
        int count = Math.Min(Length, samples.Count - start), known = 0;
        double sum = 0, squares = 0;
        for (int i = 0; i < count; i++)
        {
            if (samples[start + i] == int.MinValue)
                continue;
            known++;
            sum += samples[start + i];
            squares += (double)samples[start + i] * samples[start + i];
        }

        double mean = known == 0 ? 0 : sum / known, deviation = known == 0 ? 1 : Math.Sqrt(Math.Max(1, (squares / known) - (mean * mean)));
        for (int i = 0; i < count; i++)
            piece[i] = samples[start + i] == int.MinValue ? 0 : (float)((samples[start + i] - mean) / deviation);
    }
}
