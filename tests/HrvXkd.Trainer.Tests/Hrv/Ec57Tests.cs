using HrvXkd.Data.RrLists;
using HrvXkd.Trainer.Hrv;
using HrvXkd.Trainer.Hrv.Input;

namespace HrvXkd.Trainer.Tests.Hrv;

/// <summary>HRV test patterns of ANSI/AAMI EC57:2012, A.4.3.3: two hours of a sine whose whole power, half its amplitude squared, lies in one band.</summary>
public class Ec57Tests
{
    // Pattern, mean s, amplitude s, Hz, ms^2 expected in VLF, LF, HF.
    private static readonly Dictionary<string, (double Mean, double Amplitude, double Hz, double[] Expected)> Patterns = new()
    {
        ["TP2"] = (0.8, 0.035, 0.25, [0, 0, 612.5]),
        ["TP3"] = (1.0, 0.070, 0.1, [0, 2450, 0]),
        ["TP4"] = (3.0, 0.280, 1.0 / 30, [39200, 0, 0]),
        ["TP5"] = (1.5, 0.140, 1.0 / 3600, [0, 0, 0]),
    };

    private static readonly string[] BandNames = ["vlf", "lf", "hf"];

    // Power that may appear where none is, as a share of the whole.
    private const double Leak = 0.005;

    [Theory]
    [InlineData("TP2")]
    [InlineData("TP3")]
    [InlineData("TP4")]
    [InlineData("TP5")]
    public void Lomb_TestPattern_IsWithinHalfAPercent(string pattern)
    {
        (_, double amplitude, _, double[] expected) = Patterns[pattern];
        double whole = 500_000 * amplitude * amplitude;
        double[] found = Bands("lomb", pattern, new HrvOptions());
        // At 20 beats per minute frequencies from 0.167 Hz on mirror those below.
        int bands = pattern == "TP4" ? 2 : 3;
        for (int band = 0; band < bands; band++)
            Assert.InRange(found[band], expected[band] * 0.995, Math.Max(expected[band] * 1.005, Leak * whole));
    }

    // Reference: the same settings in numpy and scipy on the published files of the patterns.
    [Theory]
    [InlineData("TP2", 1024, 6.853838140286396e-05, 1.7575796551337794e-08, 606.3737885328187)]
    [InlineData("TP3", 1024, 0.04892934040055998, 2452.8069638709107, 0.9180522377085419)]
    [InlineData("TP4", 1024, 38721.123147088634, 35.65275260787605, 0.06336714723812627)]
    [InlineData("TP5", 1024, 20.521953455818014, 0.0025532853008138384, 0.0006184958699946896)]
    [InlineData("TP2", 256, 6.747812231738084e-05, 8.309520597364929e-07, 606.3735854790402)]
    [InlineData("TP4", 256, 14496.021882148525, 4873.15009288876, 0.06039748736579139)]
    public void Welch_TestPattern_EqualsReference(string pattern, int segment, double vlf, double lf, double hf)
    {
        double[] found = Bands("welch", pattern, new HrvOptions { WelchSegment = segment });
        double[] expected = [vlf, lf, hf];
        for (int band = 0; band < found.Length; band++)
            Assert.Equal(expected[band], found[band], (1e-6 * expected[band]) + 1e-7);
    }

    [Theory]
    [InlineData("TP2", 2)]
    [InlineData("TP3", 1)]
    [InlineData("TP4", 0)]
    public void Welch_TestPattern_IsWithinOneAndAQuarterPercent(string pattern, int band)
    {
        double expected = Patterns[pattern].Expected[band];
        Assert.InRange(Bands("welch", pattern, new HrvOptions())[band], 0.9875 * expected, 1.0125 * expected);
    }

    private static double[] Bands(string method, string pattern, HrvOptions options)
    {
        HrvResult result = Made.Analyse(Make(pattern), options);
        return [.. BandNames.Select(band => result.Metrics.Values[$"{method}_{band}_ms2"])];
    }

    // Each period of the sine begins anew with an interval of the mean, as in the published files.
    private static IntervalSeries Make(string pattern)
    {
        (double mean, double amplitude, double hz, _) = Patterns[pattern];
        int period = (int)Math.Round(1 / (hz * mean));
        List<decimal> times = [0];
        double time = 0, phase = 0;
        for (int beat = 0; time < 7200; beat++)
        {
            double rr = beat % period == 0 ? mean : mean + (amplitude * Math.Sin(2 * Math.PI * hz * phase));
            phase = beat % period == 0 ? mean : phase + rr;
            time += rr;
            if (time <= 7200)
                times.Add((decimal)time * 1000);
        }

        (double perSecond, long[] units) = ExactClock.Convert([.. times]);
        return new IntervalSeries(perSecond, units[..^1], [.. units.Skip(1).Zip(units, (later, earlier) => later - earlier)], []);
    }
}
