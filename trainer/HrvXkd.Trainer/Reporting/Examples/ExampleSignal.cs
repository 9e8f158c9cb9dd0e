namespace HrvXkd.Trainer.Reporting.Examples;

/// <summary>What was measured during a sequence.</summary>
/// <param name="StripStartSeconds">Start of the strip in the recording.</param>
/// <param name="StripMilliVolt">The strip, mV; empty where the source has beats only.</param>
/// <param name="StripRateHz">Its sampling rate, 1 or more.</param>
/// <param name="StripBeatSeconds">Beats found in it.</param>
/// <param name="IntervalEndSeconds">End of each beat-to-beat interval of the sequence, in the recording.</param>
/// <param name="IntervalMs">Its length.</param>
/// <param name="IntervalKept">True if the features are computed from it.</param>
public sealed record ExampleSignal(
    double StripStartSeconds, float[] StripMilliVolt, int StripRateHz, double[] StripBeatSeconds,
    double[] IntervalEndSeconds, double[] IntervalMs, bool[] IntervalKept);
