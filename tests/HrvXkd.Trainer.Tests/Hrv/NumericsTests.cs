using HrvXkd.Trainer.Hrv;
using HrvXkd.Trainer.Hrv.Input;
using HrvXkd.Trainer.Hrv.Metrics;
using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace HrvXkd.Trainer.Tests.Hrv;

/// <summary>The numerics against their plain twins.</summary>
public class NumericsTests
{
    [Fact]
    public void Spline_Cubic_IsReproducedEverywhere()
    {
        double[] x = [0, 0.7, 1.9, 2.4, 3.8, 5];
        static double Cubic(double t) => (0.3 * t * t * t) - (2 * t * t) + t - 7;
        var spline = NotAKnotSpline.Through(x, Array.ConvertAll(x, Cubic));
        for (double t = 0; t <= 5; t += 0.13)
            Assert.Equal(Cubic(t), spline.Interpolate(t), 1e-10);
    }

    [Fact]
    public void SmoothnessPriors_AnySeries_EqualsTheDenseSolution()
    {
        const int N = 40;
        const double Lambda = 12;
        Random random = new(3);
        double[] values = [.. Enumerable.Range(0, N).Select(i => (0.5 * i) + random.NextDouble())];
        Matrix<double> second = Matrix<double>.Build.Dense(N - 2, N, (row, column) => (column - row) switch { 0 or 2 => 1, 1 => -2, _ => 0 });
        Vector<double> y = Vector<double>.Build.DenseOfArray(values);
        Vector<double> trend = (Matrix<double>.Build.DenseIdentity(N) + (Lambda * Lambda * second.TransposeThisAndMultiply(second))).Solve(y);
        Assert.Equal((y - trend).ToArray(), SmoothnessPriors.Remove(values, Lambda), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void SmoothnessPriors_StraightLine_LeavesNothing() =>
        Assert.All(SmoothnessPriors.Remove([.. Enumerable.Range(0, 100).Select(i => 3 - (0.25 * i))], 500), rest => Assert.Equal(0, rest, 1e-7));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(500)]
    [InlineData(1999)]
    public void FourierSums_AnyPoints_EqualTheSums(int count)
    {
        Random random = new(count);
        double[] angles = [.. Enumerable.Range(0, 60).Select(_ => 2 * Math.PI * random.NextDouble()), 0, 2 * Math.PI];
        Complex[] weights = Array.ConvertAll(angles, _ => new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5));
        Complex[] sums = FourierSums.Compute(angles, weights, count);
        double bound = 1e-11 * weights.Sum(weight => weight.Magnitude);
        for (int k = 0; k < count; k++)
        {
            Complex direct = angles.Zip(weights).Aggregate(Complex.Zero, (sum, term) => sum + (term.Second * Complex.FromPolarCoordinates(1, -k * term.First)));
            Assert.True((sums[k] - direct).Magnitude <= bound, $"{k}: {sums[k]} instead of {direct}");
        }
    }

    [Fact]
    public void Lomb_SeriesWithHoles_EqualsTheTextbookFormula()
    {
        IntervalSeries series = Made.Rhythm(300, 4).Without(i => i % 17 == 3 || i is > 100 and < 120 ? DropReason.Irregular : null);
        Spectrum spectrum = LombSpectrum.Of(series, new HrvOptions());
        double mean = series.Ms.Average(), span = series.EndSeconds[^1] - series.EndSeconds[0];
        for (int k = 0; k < spectrum.Hz.Length; k += 13)
        {
            double w = 2 * Math.PI * spectrum.Hz[k];
            double tau = Math.Atan2(series.EndSeconds.Sum(t => Math.Sin(2 * w * t)), series.EndSeconds.Sum(t => Math.Cos(2 * w * t))) / (2 * w);
            double[] c = Array.ConvertAll(series.EndSeconds, t => Math.Cos(w * (t - tau))), s = Array.ConvertAll(series.EndSeconds, t => Math.Sin(w * (t - tau)));
            double yc = series.Ms.Zip(c, (ms, x) => (ms - mean) * x).Sum(), ys = series.Ms.Zip(s, (ms, x) => (ms - mean) * x).Sum();
            double density = ((yc * yc / c.Sum(x => x * x)) + (ys * ys / s.Sum(x => x * x))) / 2 * 2 * span / series.Count;
            Assert.Equal(density, spectrum.Density[k], (1e-8 * density) + 1e-6);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void TemplateMatches_ValuesWithTies_EqualTheDoubleLoop(int length)
    {
        Random random = new(length);
        double[] values = [.. Enumerable.Range(0, 203).Select(_ => (double)random.Next(40))];
        int templates = values.Length - 3;
        long matches = 0;
        for (int i = 0; i < templates; i++)
            for (int j = 0; j < templates; j++)
                matches += Enumerable.Range(0, length).All(place => Math.Abs(values[i + place] - values[j + place]) <= 5) ? 1 : 0;
        Assert.Equal(matches, new TemplateMatches(values, templates, length).Count(5, default).Sum());
    }
}
