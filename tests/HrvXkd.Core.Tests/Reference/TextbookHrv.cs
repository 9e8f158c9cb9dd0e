namespace HrvXkd.Core.Tests.Reference;

/// <summary>HRV measures in double, written from the textbook formulas: the oracle of the integer code. Intervals in ms, times in s.</summary>
internal static class TextbookHrv
{
    public static double MeanHeartRate(double[] nn) => nn.Average(x => 60000 / x);

    public static double Sdnn(double[] nn) => Math.Sqrt(Variance(nn));

    public static double Rmssd(double[] nn) => Math.Sqrt(Differences(nn).Average(d => d * d));

    public static double Pnn50(double[] nn) => 100.0 * Differences(nn).Count(d => Math.Abs(d) > 50 + 1e-9) / (nn.Length - 1);

    public static double Sd1Sd2(double[] nn)
    {
        double sdsd = Variance(Differences(nn));
        return Math.Sqrt(sdsd / 2) / Math.Sqrt((2 * Variance(nn)) - (sdsd / 2));
    }

    public static double SampEn(double[] nn)
    {
        double r = 0.2 * Sdnn(nn);
        long a = 0;
        long b = 0;
        for (int i = 0; i < nn.Length - 2; i++)
            for (int j = i + 1; j < nn.Length - 2; j++)
            {
                if (Math.Max(Math.Abs(nn[i] - nn[j]), Math.Abs(nn[i + 1] - nn[j + 1])) > r)
                    continue;
                b++;
                if (Math.Abs(nn[i + 2] - nn[j + 2]) <= r)
                    a++;
            }
        return Math.Log((double)b / a);
    }

    public static double DfaAlpha1(double[] nn)
    {
        double mean = nn.Average();
        double sum = 0;
        double[] profile = nn.Select(x => sum += x - mean).ToArray();
        double[] logN = Enumerable.Range(4, 13).Select(n => Math.Log(n)).ToArray();
        double[] logF = Enumerable.Range(4, 13).Select(n => Math.Log(Fluctuation(profile, n))).ToArray();
        return Slope(logN, logF);
    }

    /// <summary>Band power in ms^2 by Lomb's formula with its time offset tau, on f = 0.0033 + k / (4 T), trapezoid.</summary>
    public static double LombPower(double[] nn, double[] seconds, double low, double high)
    {
        double span = seconds[^1] - seconds[0];
        double step = 1 / (4 * span);
        double mean = nn.Average();
        double power = 0;
        double? before = null;
        for (int k = 0; ; k++)
        {
            double f = 0.0033 + (k * step);
            if (f >= high)
                return power;
            if (f < low)
                continue;
            double density = Lomb(nn, seconds, mean, f) * 2 * span / nn.Length;
            if (before is double b)
                power += (b + density) / 2 * step;
            before = density;
        }
    }

    private static double Lomb(double[] nn, double[] t, double mean, double f)
    {
        double w = 2 * Math.PI * f;
        double tau = Math.Atan2(t.Sum(x => Math.Sin(2 * w * x)), t.Sum(x => Math.Cos(2 * w * x))) / (2 * w);
        double xc = 0, xs = 0, cc = 0, ss = 0;
        for (int i = 0; i < t.Length; i++)
        {
            double c = Math.Cos(w * (t[i] - tau));
            double s = Math.Sin(w * (t[i] - tau));
            xc += (nn[i] - mean) * c;
            xs += (nn[i] - mean) * s;
            cc += c * c;
            ss += s * s;
        }
        return 0.5 * ((xc * xc / cc) + (xs * xs / ss));
    }

    private static double Fluctuation(double[] profile, int n)
    {
        int windows = profile.Length / n;
        double[] k = Enumerable.Range(0, n).Select(i => (double)i).ToArray();
        double squares = 0;
        for (int w = 0; w < windows; w++)
        {
            double[] y = profile[(w * n)..((w + 1) * n)];
            double slope = Slope(k, y);
            double mean = y.Average();
            for (int i = 0; i < n; i++)
                squares += Math.Pow(y[i] - mean - (slope * (k[i] - ((n - 1) / 2.0))), 2);
        }
        return Math.Sqrt(squares / (windows * n));
    }

    private static double Slope(double[] x, double[] y)
    {
        double mx = x.Average();
        double my = y.Average();
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / x.Sum(a => (a - mx) * (a - mx));
    }

    private static double[] Differences(double[] nn) => nn.Skip(1).Zip(nn, (b, a) => b - a).ToArray();

    private static double Variance(double[] x)
    {
        double mean = x.Average();
        return x.Sum(v => (v - mean) * (v - mean)) / (x.Length - 1);
    }
}
