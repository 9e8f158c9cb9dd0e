using HrvXkd.Wfdb.Internals;

namespace HrvXkd.Wfdb;

/// <summary>Writes a single-segment record.</summary>
public static class WfdbWriter
{
    private const int FramesPerChunk = 4096;

    /// <summary>Writes header and samples, format 16 or 212, with initial values and checksums.</summary>
    /// <param name="path">Path of the record without extension.</param>
    /// <param name="sampleRateHz">Frames per second.</param>
    /// <param name="signals">Signal lines; FileName, InitialValue and Checksum are filled in by the writer; all of one format.</param>
    /// <param name="samples">Shape [signals][frames]: -32767..32767 in format 16, -2047..2047 in 212, or <see cref="WfdbRecord.Missing"/>.</param>
    /// <param name="comments">Lines after the signals, without #.</param>
    /// <exception cref="WfdbException">A sample, a signal line or a comment cannot be written; nothing was written.</exception>
    public static void Write(
        string path,
        double sampleRateHz,
        IReadOnlyList<WfdbSignal> signals,
        IReadOnlyList<int[]> samples,
        IReadOnlyList<string>? comments = null)
    {
        string name = Path.GetFileName(path);
        SignalFormat format = WriterChecks.Check(name, sampleRateHz, signals, samples, comments ?? []);
        List<WfdbSignal> lines = [];
        for (int i = 0; i < signals.Count; i++)
            lines.Add(signals[i] with
            {
                FileName = name + ".dat",
                ByteOffset = 0,
                InitialValue = samples[i].Length > 0 ? Stored(samples[i][0], format) : signals[i].AdcZero,
                Checksum = Checksum(samples[i], format),
            });

        // The header comes last: where there is one, there are samples.
        WriteSamples(path + ".dat", format, samples);
        File.WriteAllText(path + ".hea", HeaderText.Format(name, sampleRateHz, samples[0].Length, lines, comments ?? []));
    }

    private static void WriteSamples(string path, SignalFormat format, IReadOnlyList<int[]> samples)
    {
        using FileStream file = File.Create(path);
        int[] frames = new int[FramesPerChunk * samples.Count];
        byte[] bytes = new byte[format.BytesFor(frames.Length)];
        for (int start = 0; start < samples[0].Length; start += FramesPerChunk)
        {
            int count = Math.Min(FramesPerChunk, samples[0].Length - start);
            for (int signal = 0; signal < samples.Count; signal++)
                for (int i = 0; i < count; i++)
                    frames[(i * samples.Count) + signal] = Stored(samples[signal][start + i], format);
            int used = (int)format.BytesFor(count * samples.Count);
            format.Encode(frames.AsSpan(0, count * samples.Count), bytes.AsSpan(0, used));
            file.Write(bytes, 0, used);
        }
    }

    private static int Checksum(int[] samples, SignalFormat format)
    {
        int sum = 0;
        foreach (int sample in samples)
            sum = (sum + Stored(sample, format)) & 0xFFFF;
        return unchecked((short)sum);
    }

    private static int Stored(int sample, SignalFormat format) => sample == WfdbRecord.Missing ? format.Invalid : sample;
}
