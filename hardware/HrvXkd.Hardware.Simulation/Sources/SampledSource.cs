// A recorded track as an analog signal. At the track's own instants it gives the samples exactly; between them a
// Blackman-windowed sinc over 16 samples to each side (at 70 % of the track's Nyquist frequency and below the error is
// under 0.1 %), its cutoff lowered to the converter's Nyquist frequency where that is the lower one.
namespace HrvXkd.Hardware.Simulation;

/// <summary>Electrodes that carry a recorded track. Where samples are missing they are off.</summary>
public sealed class SampledSource : IAnalogSource
{
    /// <summary>Stands for a missing sample.</summary>
    public const int Missing = int.MinValue;

    private const int Reach = 16;
    private const int StepsPerSample = 512;
    private const double OnInstant = 1e-6;

    private readonly int[] _samples;
    private readonly double _milliVoltsPerCount;
    private readonly double _samplesPerNs;
    private readonly int _reach;
    private readonly double[] _kernel;

    /// <summary>Wraps a track; the samples are not copied.</summary>
    /// <param name="samples">Counts, <see cref="Missing"/> where there is none; 1 or more.</param>
    /// <param name="sampleRateHz">Sampling rate of the track, above 0.</param>
    /// <param name="countsPerMilliVolt">Gain of the track, not 0.</param>
    /// <param name="converterRateHz">Rate it will be sampled at, above 0.</param>
    /// <exception cref="ArgumentException">No samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Rate or gain out of range.</exception>
    public SampledSource(int[] samples, double sampleRateHz, double countsPerMilliVolt, double converterRateHz)
    {
        if (samples.Length == 0)
            throw new ArgumentException("A track needs at least one sample.", nameof(samples));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRateHz);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(converterRateHz);
        ArgumentOutOfRangeException.ThrowIfZero(countsPerMilliVolt);
        _samples = samples;
        _milliVoltsPerCount = 1 / countsPerMilliVolt;
        _samplesPerNs = sampleRateHz / VirtualClock.NsPerSecond;
        double cutoff = Math.Min(1, converterRateHz / sampleRateHz);
        _reach = (int)Math.Ceiling(Reach / cutoff);
        _kernel = MakeKernel(_reach, cutoff);
    }

    /// <summary>Time of the first sample on the virtual clock, ns. Before it the first sample stands, after the last one the last.</summary>
    public long StartNs { get; set; }

    /// <summary>True to begin anew after the last sample; false to stand there.</summary>
    public bool Repeats { get; set; }

    /// <inheritdoc/>
    public bool TryGetMilliVolts(long timeNs, out double milliVolts)
    {
        double position = (timeNs - StartNs) * _samplesPerNs;
        if (Repeats)
            position %= _samples.Length;
        position = Math.Clamp(position, 0, _samples.Length - 1);
        int left = (int)position;
        double fraction = position - left;
        if (fraction > 1 - OnInstant)
        {
            left++;
            fraction = 0;
        }

        milliVolts = 0;
        bool between = fraction > OnInstant;
        if (_samples[left] == Missing || (between && _samples[left + 1] == Missing))
            return false;
        milliVolts = (between ? Interpolate(left, fraction) : _samples[left]) * _milliVoltsPerCount;
        return true;
    }

    private static double[] MakeKernel(int reach, double cutoff)
    {
        var kernel = new double[(reach * StepsPerSample) + 2];
        for (int i = 0; i < reach * StepsPerSample; i++)
        {
            double x = (double)i / StepsPerSample;
            double window = 0.42 + (0.5 * Math.Cos(Math.PI * x / reach)) + (0.08 * Math.Cos(2 * Math.PI * x / reach));
            double angle = Math.PI * x * cutoff;
            kernel[i] = window * (i == 0 ? 1 : Math.Sin(angle) / angle);
        }

        return kernel;
    }

    // A missing or absent neighbour stands at the value of the nearest one towards the middle, so a gap makes no step.
    private double Interpolate(int left, double fraction)
    {
        double sum = 0;
        double weights = 0;
        double held = _samples[left];
        for (int k = 0; k < _reach; k++)
            Add(left - k, fraction + k, ref held, ref sum, ref weights);
        held = _samples[left + 1];
        for (int k = 0; k < _reach; k++)
            Add(left + 1 + k, 1 - fraction + k, ref held, ref sum, ref weights);
        return sum / weights;
    }

    private void Add(int index, double distance, ref double held, ref double sum, ref double weights)
    {
        if (index >= 0 && index < _samples.Length && _samples[index] != Missing)
            held = _samples[index];
        double at = distance * StepsPerSample;
        int step = (int)at;
        double weight = _kernel[step] + ((at - step) * (_kernel[step + 1] - _kernel[step]));
        sum += weight * held;
        weights += weight;
    }
}
