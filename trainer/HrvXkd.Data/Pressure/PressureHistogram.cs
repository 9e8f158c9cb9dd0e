namespace HrvXkd.Data.Pressure;

/// <summary>Median of any number of pressures in fixed memory: counts in steps of 0.1 mmHg from -50 to 350.</summary>
internal sealed class PressureHistogram
{
    private const int PerMmHg = 10;
    private const int Least = -50;
    private const int Steps = 4001;
    private readonly long[] _counts = new long[Steps];
    private long _total;

    public void Add(double mmHg)
    {
        _counts[Math.Clamp((int)Math.Round((mmHg - Least) * PerMmHg), 0, Steps - 1)]++;
        _total++;
    }

    /// <summary>The lower median; NaN if nothing was added.</summary>
    public double Median()
    {
        long left = (_total + 1) / 2;
        for (int i = 0; i < Steps && _total > 0; i++)
            if ((left -= _counts[i]) <= 0)
                return Least + (double)i / PerMmHg;
        return double.NaN;
    }
}
