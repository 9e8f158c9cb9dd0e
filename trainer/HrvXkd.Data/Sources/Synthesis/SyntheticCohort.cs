using HrvXkd.Core;
using HrvXkd.Patient;

namespace HrvXkd.Data.Sources.Synthesis;

/// <summary>Makes cohorts of simulated patients; a recording is made anew each time it is read.</summary>
internal static class SyntheticCohort
{
    private const int FewestSubjects = 20;

    // Labels have a stream of their own, so that a patient's latent values do not know them.
    private const long LabelStream = -1;

    public static Cohort Create(SyntheticOptions options)
    {
        SyntheticSubject[] subjects = Subjects(options);
        return new Cohort("synthetic", true, WindowProfile.Holter(), Array.ConvertAll(subjects, subject => Create(options, subject)))
        {
            OracleAuc = OracleAuc(subjects),
        };
    }

    /// <summary>The subjects in order.</summary>
    public static SyntheticSubject[] Subjects(SyntheticOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Subjects, FewestSubjects);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Seconds, 1);
        bool[] labels = DrawLabels(options.Subjects, options.Seed);
        return [.. labels.Select((label, index) => new SyntheticSubject(options, index, label))];
    }

    /// <summary>AUC of the exact likelihood ratio on the true latent values of these subjects.</summary>
    public static double OracleAuc(SyntheticSubject[] subjects) =>
        RankAuc.Of(Array.ConvertAll(subjects, subject => subject.LogRatio), Array.ConvertAll(subjects, subject => subject.Hypertensive));

    private static Recording Create(SyntheticOptions options, SyntheticSubject subject)
    {
        Recording bare = new(subject.Id, subject.Id, subject.Hypertensive) { DurationSeconds = options.Seconds };
        return options.BeatsOnly
            ? bare with { Beats = new BeatSeries(() => subject.OpenBeats()) }
            : bare with { Ecg = new EcgSignal(options.SampleRateHz, options.CountsPerMilliVolt, () => subject.OpenEcg()) };
    }

    /// <summary>Half of the subjects, in random order (Fisher and Yates).</summary>
    private static bool[] DrawLabels(int subjects, int seed)
    {
        RandomStream random = new(seed, LabelStream);
        bool[] labels = new bool[subjects];
        for (int i = 0; i < subjects; i++)
            labels[i] = i % 2 == 0;
        for (int i = subjects - 1; i > 0; i--)
        {
            int other = (int)(random.NextUniform() * (i + 1));
            (labels[i], labels[other]) = (labels[other], labels[i]);
        }

        return labels;
    }
}
