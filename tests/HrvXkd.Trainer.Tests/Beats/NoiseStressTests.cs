using HrvXkd.Tests;
using HrvXkd.Trainer.Beats;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Tests.Beats;

public sealed class NoiseStressTests
{
    // Record 118e_6 of the MIT-BIH Noise Stress Test Database: checksum and first sample of each signal as its published header
    // states them, its last sample, and the factor of its noise. Its last sample steps because nst starts the noise anew there.
    [SkippableTheory]
    [InlineData(0, 1467, -167, 1472, 5.9105)]
    [InlineData(1, 26893, -103, -3109, 15.2587)]
    public void Add_Record118AndEmAtMinus6Db_IsThePublishedRecord(int lead, int checksum, int first, int last, double factor)
    {
        using WfdbRecord clean = WfdbRecord.Open(SharedData.Require("data/mitdb/118.hea"));
        using WfdbRecord em = WfdbRecord.Open(SharedData.Require("data/nstdb/em.hea"));
        IReadOnlyList<Annotation> reference = AnnotationFile.Read(SharedData.Require("data/mitdb/118.atr"));
        int[] ecg = Array.ConvertAll(clean.ReadAll(lead), sample => sample - clean.Signals[lead].AdcZero);
        int[] noise = em.ReadAll(lead);

        double gain = NoiseStress.Gain(NoiseStress.QrsAmplitude(ecg, reference, 360), NoiseStress.NoiseAmplitude(noise, 360), -6);
        int[] noisy = NoiseStress.Add(ecg, noise, gain, 360);

        Assert.Equal(factor, gain, 6);
        Assert.Equal(first, noisy[0]);
        Assert.Equal((short)(checksum - last), (short)noisy.SkipLast(1).Sum(sample => (long)sample));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(299.99, false)]
    [InlineData(300, true)]
    [InlineData(419.99, true)]
    [InlineData(420, false)]
    [InlineData(540, true)]
    public void IsNoisy_FiveMinutesThenTwoAndTwo_InTurn(double seconds, bool noisy) => Assert.Equal(noisy, NoiseStress.IsNoisy(seconds));

    [Fact]
    public void Add_NoiseWithOffset_NeverStepsAndKeepsMissing()
    {
        int[] clean = new int[10 * 600];
        clean[3100] = WfdbRecord.Missing;
        int[] noise = [.. Enumerable.Range(0, 777).Select(i => 1000 + (i % 3))];

        int[] sum = NoiseStress.Add(clean, noise, 2, 10);

        Assert.Equal(WfdbRecord.Missing, sum[3100]);
        Assert.All(sum.Where(sample => sample != WfdbRecord.Missing), sample => Assert.InRange(sample, -12, 12));
        Assert.All(sum.Take(3000), sample => Assert.Equal(0, sample));
        Assert.Equal(3, sum.Skip(3200).Take(300).Distinct().Count());
    }

    [Fact]
    public void Amplitudes_SineAndSquareBeats_AreTheirs()
    {
        int[] sine = [.. Enumerable.Range(0, 3600).Select(i => (int)Math.Round(5000 + (1000 * Math.Sin(2 * Math.PI * i / 36))))];
        int[] ecg = new int[3600];
        List<Annotation> beats = [];
        for (int at = 180; at < ecg.Length; at += 360)
        {
            ecg[at] = at == 1980 ? 9000 : 400;
            ecg[at + 1] = -100;
            beats.Add(new Annotation(at, at == 1980 ? AnnotationCode.VentricularPremature : AnnotationCode.Normal, 0, 0, ""));
        }

        Assert.InRange(NoiseStress.NoiseAmplitude(sine, 360), 706, 708);
        Assert.Equal(500, NoiseStress.QrsAmplitude(ecg, beats, 360));
        Assert.Equal(0, NoiseStress.QrsAmplitude(ecg, [], 360));
        Assert.Equal(0.353553, NoiseStress.Gain(100, 100, 0), 6);
        Assert.Equal(0.0353553, NoiseStress.Gain(100, 100, 20), 7);
    }
}
