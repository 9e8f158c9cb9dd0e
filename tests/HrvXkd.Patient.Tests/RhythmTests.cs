using HrvXkd.Patient;

namespace HrvXkd.Tests.Patient;

public class RhythmTests
{
    private const int Seconds = 3600;

    [Theory]
    [InlineData(50)]
    [InlineData(65)]
    [InlineData(95)]
    public void Beats_HeartRate_IsTheParameter(double heartRate)
    {
        List<PatientBeat> beats = Recordings.Beats(Recordings.Quiet() with { HeartRate = heartRate }, Seconds);
        double measured = 60 / beats.Average(beat => beat.IntervalSeconds);
        Assert.InRange(measured, heartRate * 0.95, heartRate * 1.05);
    }

    [Fact]
    public void Beats_BandPowers_AreTheParameters()
    {
        // Mean over patients: one patient's powers wander by design (a fifth to a third of ln).
        double[] low = [0.003, 0.04, 0.15];
        double[] high = [0.04, 0.15, 0.40];
        double[] sums = new double[3];
        const int patients = 12;
        for (int seed = 0; seed < patients; seed++)
        {
            List<PatientBeat> beats = Recordings.Beats(Recordings.Quiet(seed) with { LnVlf = 6.5, LnLf = 6, LnHf = 5.5 }, 1800);
            for (int band = 0; band < 3; band++)
                sums[band] += Math.Log(Spectrum.Power(beats, low[band], high[band])) / patients;
        }

        Assert.InRange(sums[0], 6.5 - 0.35, 6.5 + 0.35);
        Assert.InRange(sums[1], 6.0 - 0.30, 6.0 + 0.30);
        Assert.InRange(sums[2], 5.5 - 0.30, 5.5 + 0.30);
    }

    [Fact]
    public void Beats_Sdnn_IsTheSumOfTheBands()
    {
        double variance = 0;
        const int patients = 12;
        for (int seed = 0; seed < patients; seed++)
        {
            List<PatientBeat> beats = Recordings.Beats(Recordings.Quiet(seed), 300);
            double mean = beats.Average(beat => beat.IntervalSeconds);
            variance += beats.Average(beat => Math.Pow(1000 * (beat.IntervalSeconds - mean), 2)) / patients;
        }

        double expected = Math.Sqrt(3 * Math.Exp(6));
        Assert.InRange(Math.Sqrt(variance), 0.8 * expected, 1.25 * expected);
    }

    [Fact]
    public void Beats_NoModulation_AreNearlyEven()
    {
        List<PatientBeat> beats = Recordings.Beats(Recordings.Quiet() with { LnVlf = -9, LnLf = -9, LnHf = -9 }, 60);
        for (int i = 1; i < beats.Count; i++)
            Assert.InRange(1000 * Math.Abs(beats[i].IntervalSeconds - beats[i - 1].IntervalSeconds), 0, 2);
    }

    [Fact]
    public void Beats_ExtremeModulation_KeepTheFloor()
    {
        List<PatientBeat> beats = Recordings.Beats(Recordings.Quiet() with { LnVlf = 13, LnLf = 12, LnHf = 12, EctopicsPerHour = 60 }, 600);
        Assert.All(beats, beat => Assert.True(beat.IntervalSeconds >= 0.299, $"{beat}"));
    }

    [Fact]
    public void Beats_Ectopic_IsEarlyAndThePauseCompensates()
    {
        PatientParameters quiet = Recordings.Quiet() with { LnVlf = -9, LnLf = -9, LnHf = -9, EctopicsPerHour = 100 };
        List<PatientBeat> beats = Recordings.Beats(quiet, Seconds);
        double normal = 60 / quiet.HeartRate;
        int ectopic = 0;
        for (int i = 1; i < beats.Count - 1; i++)
        {
            if (!beats[i].IsEctopic)
                continue;
            ectopic++;
            Assert.False(beats[i + 1].IsEctopic);
            Assert.InRange(beats[i].IntervalSeconds + beats[i + 1].IntervalSeconds, 2 * normal * 0.85, 2 * normal * 1.15);
            Assert.True(beats[i].IntervalSeconds < 0.9 * beats[i + 1].IntervalSeconds);
        }

        Assert.InRange(ectopic, 60, 140);
    }

    [Fact]
    public void Beats_Rest_SlowsTheHeart()
    {
        PatientParameters patient = Recordings.Quiet() with { HeartRateRecovery = 12, RestOnsetSeconds = 300, LnVlf = 3 };
        List<PatientBeat> beats = Recordings.Beats(patient, 1650);
        double before = 60 / beats.Where(beat => beat.Seconds < 300).Average(beat => beat.IntervalSeconds);
        double after = 60 / beats.Where(beat => beat.Seconds > 1000).Average(beat => beat.IntervalSeconds);
        Assert.InRange(before - after, 8, 16);
    }
}
