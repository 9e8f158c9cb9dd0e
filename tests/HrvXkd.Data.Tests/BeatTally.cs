using HrvXkd.Core;
using HrvXkd.Patient;

namespace HrvXkd.Tests.Data;

/// <summary>Beats of a simulated patient against those the analyzer finds, 150 ms.</summary>
internal sealed record BeatTally(int Known, int Found, int Extra)
{
    private const double Tolerance = 0.15;

    public static BeatTally Count(PatientParameters parameters, int seconds)
    {
        List<double> known = [];
        SimulatedPatient patient = new(parameters, 250, 1000) { BeatMade = beat => known.Add(beat.Seconds) };
        int[] samples = new int[seconds * 250];
        patient.Read(samples);
        List<double> found = [];
        EcgAnalyzer analyzer = new(250, 1000, WindowProfile.Holter());
        foreach (int sample in samples)
            Take(analyzer.Push(sample));
        int news;
        while ((news = analyzer.Finish()) != EcgAnalyzer.None)
            Take(news);
        int hits = known.Count(time => found.Any(other => Math.Abs(other - time) <= Tolerance));
        int extra = found.Count(time => !known.Any(other => Math.Abs(other - time) <= Tolerance));
        return new BeatTally(known.Count, hits, extra);

        void Take(int flags)
        {
            if ((flags & EcgAnalyzer.BeatFound) != 0)
                found.Add(analyzer.BeatTicks / (double)Ticks.PerSecond);
        }
    }
}
