using System.Globalization;
using HrvXkd.Core;
using HrvXkd.Patient;

namespace HrvXkd.Data.Sources;

/// <summary>Makes cohorts of simulated patients; a recording is made anew each time it is read.</summary>
internal static class SyntheticCohort
{
    private const int FewestSubjects = 20;

    // Labels have a stream of their own, so that a patient's latent values do not know them.
    private const long LabelStream = -1;

    public static Cohort Create(SyntheticOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Subjects, FewestSubjects);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Seconds, 1);
        bool[] labels = DrawLabels(options.Subjects, options.Seed);
        Recording[] recordings = new Recording[options.Subjects];
        for (int i = 0; i < recordings.Length; i++)
            recordings[i] = Create(options, i, labels[i]);
        return new Cohort("synthetic", true, WindowProfile.Holter(), recordings);
    }

    private static Recording Create(SyntheticOptions options, int index, bool hypertensive)
    {
        string id = "s" + index.ToString("D5", CultureInfo.InvariantCulture);
        return new Recording(id, id, hypertensive)
        {
            Ecg = new EcgSignal(options.SampleRateHz, options.CountsPerMilliVolt, Open),
            DurationSeconds = options.Seconds,
        };

        IEcgReader Open()
        {
            PatientParameters parameters = PatientParameters.Draw(options.Seed, index, hypertensive, options.Effects);
            SimulatedPatient patient = new(parameters, options.SampleRateHz, options.CountsPerMilliVolt);
            return new SyntheticEcgReader(patient, (long)options.Seconds * options.SampleRateHz, options.Seconds);
        }
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
