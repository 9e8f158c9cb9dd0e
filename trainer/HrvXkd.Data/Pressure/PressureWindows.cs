using HrvXkd.Core;
using HrvXkd.Data.Labels;

namespace HrvXkd.Data.Pressure;

/// <summary>Collects the pulses of a recording into the same windows as its beats have; holds the pulses of one window at a time.</summary>
internal sealed class PressureWindows(WindowProfile profile, HypertensionRule rule)
{
    private const double LongestBeatSeconds = 2;
    private readonly Queue<ArterialPulse> _pulses = new();
    private readonly List<WindowPressure> _windows = [];

    /// <summary>The windows so far; index in the list is that of the window.</summary>
    public IReadOnlyList<WindowPressure> Windows => _windows;

    /// <summary>Takes a pulse that counts; later than the one before.</summary>
    public void Add(ArterialPulse pulse)
    {
        CloseUntil(pulse.Seconds);
        _pulses.Enqueue(pulse);
    }

    /// <summary>Closes all windows that end at or before a time.</summary>
    /// <param name="seconds">Time up to which all pulses are known.</param>
    public void CloseUntil(double seconds)
    {
        while ((long)_windows.Count * profile.StrideSeconds + profile.LengthSeconds <= seconds)
        {
            double start = (double)_windows.Count * profile.StrideSeconds;
            while (_pulses.TryPeek(out ArterialPulse oldest) && oldest.Seconds < start)
                _pulses.Dequeue();
            _windows.Add(Close());
        }
    }

    private WindowPressure Close()
    {
        ArterialPulse[] pulses = [.. _pulses];
        if (pulses.Length == 0)
            return new WindowPressure(float.NaN, float.NaN, 0, 0, 0);
        double covered = 0;
        for (int i = 1; i < pulses.Length; i++)
            covered += Math.Min(LongestBeatSeconds, pulses[i].Seconds - pulses[i - 1].Seconds);
        return new WindowPressure(
            Median(Array.ConvertAll(pulses, pulse => pulse.SbpMmHg)),
            Median(Array.ConvertAll(pulses, pulse => pulse.DbpMmHg)),
            pulses.Length,
            (float)Math.Min(1, covered / profile.LengthSeconds),
            (float)pulses.Count(rule.IsHigh) / pulses.Length);
    }

    private static float Median(double[] values)
    {
        Array.Sort(values);
        int middle = values.Length / 2;
        return (float)(values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2);
    }
}
