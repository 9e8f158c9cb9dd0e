using HrvXkd.Core.Tests.Reference;

namespace HrvXkd.Core.Tests.Beats;

/// <summary>What electrodes, power lines, pacemakers and bodies add to an ECG, and its size, do not hide its beats.</summary>
public class AdaptationTests
{
    private const int Gain = 1000;
    private const int Seconds = 120;

    // Beats that become ten times smaller are lost until the threshold has fallen: it begins to after 3 s without a beat.
    private const int MostLost = 8;

    public static TheoryData<string, int> DisturbancesAndRates
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach (string name in (string[])["50 Hz", "60 Hz", "baseline", "pacemaker", "T waves"])
                foreach (int rateHz in (int[])[125, 250, 360, 500, 1000])
                    cases.Add(name, rateHz);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(DisturbancesAndRates))]
    public void Push_Disturbance_FindsEveryBeatAndNothingElse(string name, int rateHz)
    {
        SyntheticEcg ecg = SyntheticEcg.Healthy(Seconds, rateHz);
        int[] samples = [.. ecg.MilliVolts.Select((value, i) => (int)Math.Round((value + Disturbance(name, (double)i / rateHz, ecg)) * Gain))];
        Analysis analysis = Analysis.Of(samples, rateHz, Gain);

        Assert.DoesNotContain(analysis.Errors(ecg.Beats), double.IsNaN);
        Assert.Equal(ecg.Beats.Length, analysis.Beats.Count);
    }

    [Theory]
    [InlineData(1.0, 0.1)]
    [InlineData(0.1, 1.0)]
    [InlineData(3.0, 0.3)]
    [InlineData(0.3, 3.0)]
    public void Push_SizeChangesTenfold_FindsTheBeatsAgain(double before, double after)
    {
        SyntheticEcg ecg = SyntheticEcg.Of(NnSeries.Random(150, 800, 60, 3), 250, beat => beat < 75 ? before : after);
        Analysis analysis = Analysis.Of(ecg.Counts(Gain), 250, Gain);

        Assert.InRange(analysis.Errors(ecg.Beats).Count(double.IsNaN), 0, MostLost);
        Assert.InRange(analysis.Beats.Count, ecg.Beats.Length - MostLost, ecg.Beats.Length);
    }

    // mV at a time.
    private static double Disturbance(string name, double seconds, SyntheticEcg ecg) => name switch
    {
        "50 Hz" => 0.3 * Math.Sin(2 * Math.PI * 50 * seconds),
        "60 Hz" => 0.3 * Math.Sin(2 * Math.PI * 60 * seconds),
        "baseline" => (2 * Math.Sin(2 * Math.PI * 0.25 * seconds)) + (1 * Math.Sin(2 * Math.PI * 0.4 * seconds)),
        "pacemaker" => ecg.Beats.Any(beat => Math.Abs(seconds - beat + 0.12) < 0.001) ? 5 : 0,
        _ => ecg.Beats.Sum(beat => 0.5 * Math.Exp(-Math.Pow(seconds - beat - 0.27, 2) / (2 * 0.05 * 0.05))),
    };
}
