using HrvXkd.Data.Pressure;

namespace HrvXkd.Data;

/// <summary>One window of one recording.</summary>
/// <param name="Recording">Index of the recording in the cohort.</param>
/// <param name="Index">Index of the window in the recording.</param>
/// <param name="Valid">False if masked.</param>
/// <param name="Quality">0..100.</param>
/// <param name="FeaturesQ16">Shape [12], Q16.16.</param>
public sealed record WindowRow(int Recording, int Index, bool Valid, int Quality, int[] FeaturesQ16)
{
    /// <summary>Arterial pressure of the window; null without one.</summary>
    public WindowPressure? Pressure { get; init; }

    /// <summary>The label <c>now</c>: hypertension is sustained in the window; null if unknown.</summary>
    public bool? Now { get; init; }

    /// <summary>The label <c>early</c>: none so far, and it sets in within the horizon; null if unknown or too late.</summary>
    public bool? Early { get; init; }
}
