// A frame of several samples as one, as the WFDB library 10.7 does it (getvec, low resolution).
using System.Numerics;

namespace HrvXkd.Wfdb.Internals.Signals;

/// <summary>One sample for each frame of a signal with several: their mean, a count rounded half up; missing where one of them is.</summary>
internal sealed class FrameMeanSource : SampleSource
{
    private const int ScratchSamples = 1024;
    private readonly SampleSource _samples;
    private readonly int _perFrame;
    private readonly ReadPart<int> _readCounts;
    private readonly ReadPart<double> _readValues;
    private int[]? _counts;
    private double[]? _values;

    /// <summary>Creates the view.</summary>
    /// <param name="samples">All samples.</param>
    /// <param name="perFrame">Samples in a frame, 2 or more.</param>
    public FrameMeanSource(SampleSource samples, int perFrame)
    {
        _samples = samples;
        _perFrame = perFrame;
        _readCounts = samples.Read;
        _readValues = samples.ReadPhysical;
    }

    private delegate void ReadPart<T>(long first, Span<T> samples);

    /// <inheritdoc/>
    public override long Count => _samples.Count / _perFrame;

    /// <inheritdoc/>
    public override void Read(long first, Span<int> samples) =>
        Average(first, samples, _counts ??= new int[ScratchSamples], WfdbRecord.Missing, _readCounts);

    /// <inheritdoc/>
    public override void ReadPhysical(long first, Span<double> values) =>
        Average(first, values, _values ??= new double[ScratchSamples], double.NaN, _readValues);

    private void Average<T>(long first, Span<T> frames, T[] scratch, T missing, ReadPart<T> read)
        where T : INumber<T>
    {
        long at = first * _perFrame;
        long left = (long)frames.Length * _perFrame;
        double sum = 0;
        int taken = 0;
        bool gap = false;
        int frame = 0;
        while (left > 0)
        {
            Span<T> part = scratch.AsSpan(0, (int)Math.Min(scratch.Length, left));
            read(at, part);
            at += part.Length;
            left -= part.Length;
            foreach (T sample in part)
            {
                gap |= T.IsNaN(sample) || sample == missing;
                sum += double.CreateTruncating(sample);
                if (++taken < _perFrame)
                    continue;
                frames[frame++] = gap ? missing : Mean<T>(sum / taken);
                (sum, taken, gap) = (0, 0, false);
            }
        }
    }

    private static T Mean<T>(double mean)
        where T : INumber<T> => T.CreateSaturating(typeof(T) == typeof(int) ? Math.Floor(mean + 0.5) : mean);
}
