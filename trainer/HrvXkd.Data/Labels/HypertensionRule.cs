// Labels from arterial pressure. Threshold: 140/90 mmHg, 2018 ESC/ESH guidelines for the management of arterial hypertension, table 3.
using HrvXkd.Data.Pressure;

namespace HrvXkd.Data.Labels;

/// <summary>What counts as hypertension in a window, and what as its early sign.</summary>
public sealed record HypertensionRule
{
    /// <summary>Systolic threshold, mmHg, 80..250; at or above it a pulse is high.</summary>
    public double SbpMmHg { get; init; } = 140;

    /// <summary>Diastolic threshold, mmHg, 40..150; at or above it a pulse is high as well.</summary>
    public double DbpMmHg { get; init; } = 90;

    /// <summary>Least share of a window's pulses that must be high for it to be sustained, 0.5..1.</summary>
    public double SustainedShare { get; init; } = 0.8;

    /// <summary>Least share of a window that pulses must cover for a label, 0.1..1.</summary>
    public double CoveredShare { get; init; } = 0.5;

    /// <summary>Blanking gap between the end of the last window and the earliest onset, seconds, 0 or more.</summary>
    public double GapSeconds { get; init; } = 60;

    /// <summary>Time after the gap in which the onset must lie, seconds, above 0.</summary>
    public double HorizonSeconds { get; init; } = 300;

    /// <summary>True if a pulse is at or above a threshold.</summary>
    /// <param name="pulse">The pulse.</param>
    public bool IsHigh(ArterialPulse pulse) => pulse.SbpMmHg >= SbpMmHg || pulse.DbpMmHg >= DbpMmHg;

    /// <summary>The label <c>now</c>: whether hypertension is sustained in a window.</summary>
    /// <param name="window">Its pressure, or null.</param>
    /// <returns>The label; null if too little of the window is covered.</returns>
    public bool? Now(WindowPressure? window) => window is null || window.Pulses == 0 || window.Covered < CoveredShare ? null : window.High >= SustainedShare;

    /// <summary>The rule in one line, for files.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"sbp>={SbpMmHg} or dbp>={DbpMmHg} mmHg in >={SustainedShare} of pulses; covered>={CoveredShare}; early: gap {GapSeconds} s, horizon {HorizonSeconds} s");
}
