using HrvXkd.Trainer.Hrv.Metrics;

namespace HrvXkd.Trainer.Hrv;

/// <summary>What the metrics depend on. The defaults are those of the definitions.</summary>
internal sealed record HrvOptions
{
    /// <summary>Samples in a segment of Welch's method, 16 or more.</summary>
    public int WelchSegment { get; init; } = 1024;

    /// <summary>Overlap of the segments, percent, 0..90.</summary>
    public int WelchOverlapPercent { get; init; } = 50;

    /// <summary>Rate of the evenly spaced tachogram, Hz, 1..20.</summary>
    public double ResampleHz { get; init; } = 4;

    /// <summary>True for straight lines between beats instead of a cubic spline.</summary>
    public bool IsLinear { get; init; }

    /// <summary>What is taken off the evenly spaced tachogram.</summary>
    public Detrend Detrend { get; init; } = Detrend.None;

    /// <summary>Smoothness of the trend of <see cref="Detrend.Smoothness"/>, above 0.</summary>
    public double SmoothnessLambda { get; init; } = 500;

    /// <summary>Frequencies of Lomb's periodogram in 1 / duration, 1..16.</summary>
    public int LombOversampling { get; init; } = 4;

    /// <summary>Template length of the entropies, 1..5.</summary>
    public int EntropyLength { get; init; } = 2;

    /// <summary>Tolerance of the entropies in SDNN, above 0 and up to 1.</summary>
    public double EntropyTolerance { get; init; } = 0.2;

    /// <summary>Scales of the multiscale entropy, 1..20.</summary>
    public int EntropyScales { get; init; } = 5;

    /// <summary>Window lengths of the short-term DFA exponent, beats.</summary>
    public (int Low, int High) DfaShort { get; init; } = (4, 16);

    /// <summary>Window lengths of the long-term DFA exponent, beats.</summary>
    public (int Low, int High) DfaLong { get; init; } = (17, 64);
}
