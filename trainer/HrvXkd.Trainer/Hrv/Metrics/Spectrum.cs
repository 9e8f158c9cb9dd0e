namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>One-sided power spectral density of the intervals.</summary>
/// <param name="Hz">Frequencies, evenly spaced, ascending.</param>
/// <param name="Density">Density at each, ms^2/Hz.</param>
/// <param name="How">Method and settings in words.</param>
internal sealed record Spectrum(double[] Hz, double[] Density, string How)
{
    /// <summary>Distance of the frequencies, Hz; 0 for fewer than two.</summary>
    public double StepHz => Hz.Length < 2 ? 0 : (Hz[^1] - Hz[0]) / (Hz.Length - 1);

    /// <summary>Indices of the frequencies in [low, high).</summary>
    public (int First, int End) Band(double lowHz, double highHz)
    {
        int first = Array.FindIndex(Hz, hz => hz >= lowHz && hz > 0);
        int end = Array.FindIndex(Hz, hz => hz >= highHz);
        return first < 0 ? (0, 0) : (first, end < 0 ? Hz.Length : end);
    }
}
