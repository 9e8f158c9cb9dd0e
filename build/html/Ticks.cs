namespace HrvXkd.Html;

/// <summary>Round places on an axis.</summary>
internal static class Ticks
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten within a range.</summary>
    /// <param name="low">Low end.</param>
    /// <param name="high">High end, above low.</param>
    /// <param name="wanted">About how many; 1 or more.</param>
    /// <returns>The places, ascending, and the decimals that tell them apart.</returns>
    public static (double[] Places, int Decimals) Round(double low, double high, int wanted)
    {
        double raw = (high - low) / wanted;
        int power = (int)Math.Floor(Math.Log10(raw));
        double unit = Math.Pow(10, power);
        double step = unit * (raw / unit) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
        if (step >= 10 * unit)
            power++;
        long first = (long)Math.Ceiling(low / step - 1e-9), last = (long)Math.Floor(high / step + 1e-9);
        double[] places = new double[Math.Max(0, last - first + 1)];
        for (int i = 0; i < places.Length; i++)
            places[i] = (first + i) * step;
        return (places, Math.Max(0, -power));
    }
}
