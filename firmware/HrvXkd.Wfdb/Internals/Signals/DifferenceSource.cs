using HrvXkd.Wfdb.Internals.Formats;

namespace HrvXkd.Wfdb.Internals.Signals;

/// <summary>Samples stored as differences: sums them from the initial value on, and keeps sums on the way so that going back is cheap.</summary>
/// <param name="file">The file; it holds all samples.</param>
/// <param name="format">How they are packed.</param>
/// <param name="layout">Where those of this signal lie.</param>
/// <param name="signal">The signal.</param>
/// <param name="count">Its samples.</param>
/// <param name="checksum">Holds the samples against the header, or null.</param>
internal sealed class DifferenceSource(
    RecordingFile file, PackedFormat format, FrameLayout layout, WfdbSignal signal, long count, ChecksumMeter? checksum)
    : PackedSource(file, format, layout, signal, count, null, checksum)
{
    // Four bytes for each of these many samples.
    private const int Spacing = 1 << 16;

    private readonly List<int> _sums = [signal.InitialValue];
    private readonly int[] _passed = new int[1024];
    private readonly string _name = file.Name;
    private long _next;
    private long _value = signal.InitialValue;

    /// <inheritdoc/>
    protected override void ReadStored(long first, Span<int> samples)
    {
        if (first < _next || first / Spacing > _next / Spacing)
        {
            int known = (int)Math.Min(first / Spacing, _sums.Count - 1);
            (_next, _value) = ((long)known * Spacing, _sums[known]);
        }

        while (_next < first)
            Sum(_passed.AsSpan(0, (int)Math.Min(_passed.Length, first - _next)));
        Sum(samples);
    }

    private void Sum(Span<int> samples)
    {
        base.ReadStored(_next, samples);
        for (int i = 0; i < samples.Length; i++, _next++)
        {
            if (_next == (long)_sums.Count * Spacing)
                _sums.Add((int)_value);
            _value += samples[i];
            if (_value is <= int.MinValue or > int.MaxValue)
                throw new WfdbException(Faults.Text(
                    $"{_name} sample {_next}: the differences add up to {_value}, expected a sample of 32 bits"));
            samples[i] = (int)_value;
        }
    }
}
