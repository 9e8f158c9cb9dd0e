namespace HrvXkd.Hardware.Adc;

/// <summary>Statistics of one channel's codes.</summary>
internal readonly struct SampleStatistics
{
    public SampleStatistics(ReadOnlySpan<int> codes)
    {
        double sum = 0;
        int changes = 0;
        int lowest = int.MaxValue;
        int highest = int.MinValue;
        for (int i = 0; i < codes.Length; i++)
        {
            sum += codes[i];
            lowest = Math.Min(lowest, codes[i]);
            highest = Math.Max(highest, codes[i]);
            changes += i > 0 && codes[i] != codes[i - 1] ? 1 : 0;
        }

        Mean = sum / codes.Length;
        double squares = 0;
        foreach (int code in codes)
            squares += (code - Mean) * (code - Mean);
        Rms = Math.Sqrt(squares / codes.Length);
        PeakToPeak = (double)highest - lowest;
        Changing = (double)changes / (codes.Length - 1);
    }

    /// <summary>Mean, counts.</summary>
    public double Mean { get; }

    /// <summary>Root mean square about the mean, counts.</summary>
    public double Rms { get; }

    /// <summary>Highest less lowest, counts.</summary>
    public double PeakToPeak { get; }

    /// <summary>Share of codes that differ from the one before.</summary>
    public double Changing { get; }

    /// <summary>Difference between the means above and below the middle of a square wave, counts; the edges' codes are left out.</summary>
    public static double Step(ReadOnlySpan<int> codes)
    {
        double middle = new SampleStatistics(codes).Mean;
        (double high, int highs, double low, int lows) = (0, 0, 0, 0);
        for (int i = SkippedAtEdge; i < codes.Length - SkippedAtEdge; i++)
        {
            if (NearEdge(codes, i, middle))
                continue;
            if (codes[i] > middle)
                (high, highs) = (high + codes[i], highs + 1);
            else
                (low, lows) = (low + codes[i], lows + 1);
        }

        return highs == 0 || lows == 0 ? 0 : (high / highs) - (low / lows);
    }

    /// <summary>Frequency of a square wave from its rising edges, per sample; 0 with fewer than two.</summary>
    public static double Frequency(ReadOnlySpan<int> codes)
    {
        double middle = new SampleStatistics(codes).Mean;
        (int first, int last, int edges) = (-1, -1, 0);
        for (int i = 1; i < codes.Length; i++)
        {
            if (codes[i - 1] > middle || codes[i] <= middle)
                continue;
            first = first < 0 ? i : first;
            last = i;
            edges++;
        }

        return edges < 2 ? 0 : (edges - 1.0) / (last - first);
    }

    private const int SkippedAtEdge = 4;

    // The filter needs four conversions to settle after an edge.
    private static bool NearEdge(ReadOnlySpan<int> codes, int at, double middle)
    {
        for (int i = at - SkippedAtEdge; i < at; i++)
        {
            if (codes[i] > middle != codes[at] > middle)
                return true;
        }

        return false;
    }
}
