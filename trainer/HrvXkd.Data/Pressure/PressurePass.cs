using HrvXkd.Core;
using HrvXkd.Data.Labels;

namespace HrvXkd.Data.Pressure;

/// <summary>Reads the pressure of a recording from start to end.</summary>
public static class PressurePass
{
    private const int ChunkSamples = 4096;

    /// <summary>Finds pulses and collects them into windows; memory grows by the windows only.</summary>
    /// <param name="signal">The pressure.</param>
    /// <param name="profile">Length and stride of the windows.</param>
    /// <param name="rule">When a pulse is high.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The windows by index, and what is known of the whole.</returns>
    /// <exception cref="FormatException">The signal cannot be read or its rate is too low; one line.</exception>
    public static (IReadOnlyList<WindowPressure> Windows, PressureSummary Summary) Run(
        PressureSignal signal, WindowProfile profile, HypertensionRule rule, CancellationToken cancel = default) =>
        Run(signal, profile, rule, null, cancel);

    internal static (IReadOnlyList<WindowPressure> Windows, PressureSummary Summary) Run(
        PressureSignal signal, WindowProfile profile, HypertensionRule rule, StageClock? clock, CancellationToken cancel)
    {
        PressureWindows windows = new(profile, rule);
        PressureHistogram sbp = new(), dbp = new();
        PressureAnalyzer analyzer = new(signal.SampleRateHz, (pulse, verdict) =>
        {
            if (verdict != PulseVerdict.Accepted)
                return;
            windows.Add(pulse);
            sbp.Add(pulse.SbpMmHg);
            dbp.Add(pulse.DbpMmHg);
        });
        using IPressureReader reader = signal.Open();
        double[] chunk = new double[ChunkSamples];
        int read;
        clock?.Begin();
        while ((read = reader.Read(chunk)) > 0)
        {
            clock?.End(Stage.PressureReading);
            cancel.ThrowIfCancellationRequested();
            analyzer.Push(chunk.AsSpan(0, read));
            windows.CloseUntil(analyzer.SettledSeconds);
            clock?.End(Stage.Pressure);
        }

        analyzer.Finish();
        windows.CloseUntil(analyzer.Seconds);
        return (windows.Windows, Summary(analyzer, sbp, dbp));
    }

    private static PressureSummary Summary(PressureAnalyzer analyzer, PressureHistogram sbp, PressureHistogram dbp) => new(
        sbp.Median(),
        dbp.Median(),
        analyzer.Count(PulseVerdict.Accepted),
        analyzer.Count(PulseVerdict.Flush),
        analyzer.Count(PulseVerdict.Disconnected),
        analyzer.Count(PulseVerdict.Damped),
        analyzer.Count(PulseVerdict.Implausible),
        analyzer.Seconds,
        analyzer.ArtefactSeconds);
}
