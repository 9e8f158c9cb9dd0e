using HrvXkd.Data;
using HrvXkd.Patient;

namespace HrvXkd.Tests.Data;

public class SyntheticCohortTests
{
    [Fact]
    public void Synthetic_Labels_AreBalancedAndShuffled()
    {
        Cohort cohort = Cohort.Synthetic(1000, 1);
        bool?[] labels = cohort.Recordings.Select(recording => recording.Hypertensive).ToArray();
        Assert.Equal(500, labels.Count(label => label is true));
        Assert.InRange(labels.Zip(labels.Skip(1)).Count(pair => pair.First != pair.Second), 400, 600);
        Assert.InRange(labels.Where((_, i) => i % 5 == 0).Count(label => label is true), 70, 130);
        Assert.Equal(labels, Cohort.Synthetic(1000, 1).Recordings.Select(recording => recording.Hypertensive));
        Assert.NotEqual(labels, Cohort.Synthetic(1000, 2).Recordings.Select(recording => recording.Hypertensive));
        Assert.Equal(("synthetic", true, "holter"), (cohort.Name, cohort.IsSynthetic, cohort.Profile.Name));
        Assert.Equal(1000, cohort.Recordings.Select(recording => recording.Group).Distinct().Count());
    }

    [Fact]
    public void Synthetic_Reader_EndsAfterItsLengthAndStartsAgain()
    {
        Recording recording = Cohort.Synthetic(new SyntheticOptions(20, 1) { Seconds = 30 }).Recordings[7];
        int[] samples = new int[10_000];
        using SyntheticEcgReader first = (SyntheticEcgReader)recording.Ecg!.Open();
        Assert.Equal(30 * 250, first.Read(samples));
        Assert.Equal(0, first.Read(samples));
        int[] again = new int[10_000];
        using IEcgReader second = recording.Ecg!.Open();
        Assert.Equal(30 * 250, second.Read(again));
        Assert.Equal(samples, again);
        Assert.InRange(first.TrueBeats.Count, 15, 60);
        Assert.All(first.TrueBeats, beat => Assert.InRange(beat.Seconds, 0, 30));
    }

    [Fact]
    public void Synthetic_ClassBlind_SignalDoesNotKnowTheLabel()
    {
        SyntheticOptions options = new(20, 1) { Seconds = 10, Effects = EffectSizes.None };
        Cohort cohort = Cohort.Synthetic(options);
        for (int i = 0; i < 4; i++)
        {
            int[] samples = new int[2500];
            using IEcgReader reader = cohort.Recordings[i].Ecg!.Open();
            reader.Read(samples);
            int[] other = new int[2500];
            new SimulatedPatient(PatientParameters.Draw(1, i, cohort.Recordings[i].Hypertensive is false, EffectSizes.None), 250, 1000).Read(other);
            Assert.Equal(samples, other);
        }
    }

    [Fact]
    public void Synthetic_TooFewSubjects_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Cohort.Synthetic(19, 1));
}
