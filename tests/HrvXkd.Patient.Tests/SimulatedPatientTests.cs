using CsCheck;
using HrvXkd.Patient;

namespace HrvXkd.Tests.Patient;

public class SimulatedPatientTests
{
    private static readonly Gen<int[]> GenChunks = Gen.Int[1, 700].Array[5, 40];

    [Fact]
    public void Read_SameSeed_SameSamples()
    {
        int[] first = Recordings.Read(PatientParameters.Draw(7, 3, true), 30);
        int[] second = Recordings.Read(PatientParameters.Draw(7, 3, true), 30);
        Assert.Equal(first, second);
        Assert.NotEqual(first, Recordings.Read(PatientParameters.Draw(7, 4, true), 30));
        Assert.NotEqual(first, Recordings.Read(PatientParameters.Draw(8, 3, true), 30));
    }

    [Fact]
    public void Read_AnyChunks_SameSamples()
    {
        PatientParameters parameters = PatientParameters.Draw(1, 1, false);
        int[] whole = Recordings.Read(parameters, 120);
        GenChunks.Sample(chunks =>
        {
            SimulatedPatient patient = new(parameters, 250, 1000);
            int done = 0;
            foreach (int size in chunks)
            {
                int[] chunk = new int[size];
                Assert.Equal(size, patient.Read(chunk));
                Assert.Equal(whole[done..(done + size)], chunk);
                done += size;
            }
        }, iter: 20);
    }

    [Fact]
    public void Read_OtherRateOrNoise_SameBeats()
    {
        PatientParameters parameters = PatientParameters.Draw(2, 5, true);
        List<PatientBeat> beats = Recordings.Beats(parameters, 60);
        Assert.Equal(beats, Recordings.Beats(parameters, 60, 500));
        Assert.Equal(beats, Recordings.Beats(parameters with { Noise = NoiseLevels.None }, 60));
    }

    [Fact]
    public void Read_CleanSignal_PeaksAtTheTrueBeats()
    {
        int[] samples = Recordings.Read(Recordings.Quiet(), 60, 1000);
        foreach (PatientBeat beat in Recordings.Beats(Recordings.Quiet(), 60))
        {
            int center = (int)Math.Round(beat.Seconds * 1000);
            int from = Math.Max(0, center - 200);
            ReadOnlySpan<int> around = samples.AsSpan(from, Math.Min(samples.Length, center + 200) - from);
            int peak = 0;
            for (int i = 1; i < around.Length; i++)
                if (around[i] > around[peak])
                    peak = i;
            Assert.InRange(from + peak - center, -2, 2);
            Assert.InRange(around[peak], 800, 1100);
        }
    }

    [Fact]
    public void Read_AfterStart_AllocatesNothing()
    {
        SimulatedPatient patient = new(PatientParameters.Draw(3, 1, true), 250, 1000);
        int[] chunk = new int[1000];
        patient.Read(chunk);
        long sum = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 300; i++)
        {
            patient.Read(chunk);
            foreach (int sample in chunk)
                sum += Math.Abs(sample);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 1_000_000);
    }

    [Fact]
    public void Read_ElectrodeOff_GoesToTheRail()
    {
        NoiseLevels noise = NoiseLevels.None with { ElectrodeOffPerHour = 12 };
        int[] samples = Recordings.Read(Recordings.Quiet() with { Noise = noise }, 3600);
        double share = samples.Count(sample => Math.Abs(sample) > 4500) / (double)samples.Length;
        Assert.InRange(share, 0.05, 0.4);
    }

    [Theory]
    [InlineData(99, 1000)]
    [InlineData(4001, 1000)]
    [InlineData(250, 0)]
    public void Constructor_OutOfRange_Throws(int rate, int gain) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedPatient(Recordings.Quiet(), rate, gain));
}
