namespace HrvXkd.Wfdb;

/// <summary>Found beats against annotated ones, one to one within a tolerance, as EC57 and bxb do.</summary>
/// <param name="TruePositives">Annotated beats that were found.</param>
/// <param name="FalseNegatives">Annotated beats that were missed.</param>
/// <param name="FalsePositives">Found beats that are no beat.</param>
/// <param name="MissedFirst10Seconds">Of the missed, those in the first 10 s.</param>
/// <param name="BiasMs">Mean of found minus annotated time, ms.</param>
/// <param name="JitterMs">Standard deviation of found minus annotated time, ms.</param>
public sealed record BeatScore(int TruePositives, int FalseNegatives, int FalsePositives, int MissedFirst10Seconds, double BiasMs, double JitterMs)
{
    /// <summary>Compares.</summary>
    /// <param name="reference">Annotations of the record; ventricular flutter episodes are left out on both sides.</param>
    /// <param name="foundSeconds">Times of found beats, seconds, ascending.</param>
    /// <param name="sampleRateHz">Frames per second of the annotations.</param>
    /// <param name="toleranceMs">Largest distance of a match, ms: 150 in EC57.</param>
    /// <returns>The score.</returns>
    public static BeatScore Compare(IReadOnlyList<Annotation> reference, IReadOnlyList<double> foundSeconds, double sampleRateHz, double toleranceMs = 150) => throw new NotSupportedException();

    /// <summary>Se = TP / (TP + FN), 0..1.</summary>
    public double Sensitivity => throw new NotSupportedException();

    /// <summary>+P = TP / (TP + FP), 0..1.</summary>
    public double Precision => throw new NotSupportedException();
}
