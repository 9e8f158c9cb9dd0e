using HrvXkd.Core;
using HrvXkd.Data.Labels;
using HrvXkd.Data.Pressure;

namespace HrvXkd.Data;

/// <summary>One recording with its windows, their pressure and their labels.</summary>
/// <param name="Prepared">Windows and counts.</param>
/// <param name="Pressure">Pressure of the whole, or null.</param>
internal sealed record LabelledRecording(PreparedRecording Prepared, PressureSummary? Pressure)
{
    /// <summary>Reads ECG or beats, then the pressure, and joins them by window.</summary>
    public static LabelledRecording Of(Recording recording, WindowProfile profile, HypertensionRule rule, StageClock? clock, CancellationToken cancel)
    {
        PreparedRecording prepared = PreparedRecording.Of(0, recording, profile, cancel, clock);
        if (recording.Pressure is not { } signal)
            return new LabelledRecording(prepared, null);
        (IReadOnlyList<WindowPressure> pressures, PressureSummary summary) = PressurePass.Run(signal, profile, rule, clock, cancel);
        bool?[] now = [.. pressures.Select(rule.Now)];
        bool?[] early = EarlyLabels.Of(now, profile, rule);
        WindowRow[] windows = [.. prepared.Windows.Select(window => window.Index < pressures.Count
            ? window with { Pressure = pressures[window.Index], Now = now[window.Index], Early = early[window.Index] }
            : window)];
        return new LabelledRecording(prepared with { Windows = windows }, summary);
    }
}
