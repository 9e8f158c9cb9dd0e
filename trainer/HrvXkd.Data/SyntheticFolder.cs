using System.Globalization;
using System.Text;
using HrvXkd.Data.Sources;
using HrvXkd.Data.Sources.Synthesis;
using HrvXkd.Patient;
using HrvXkd.Wfdb;

namespace HrvXkd.Data;

/// <summary>Writes a simulated cohort as a folder of WFDB records with index.csv, true beats and latent values.</summary>
public static class SyntheticFolder
{
    private const int ChunkSamples = 4096;
    private const int LargestCount = 32767;
    private const string Notice = "Simulated patient (HRV-XKD). No recording of a person.";

    /// <summary>
    /// Writes records s00000, s00001, ... with annotations .atr, then latents.csv, cohort.json and, last, index.csv. A record is made as it is
    /// written; in memory stay the true beats of the records under way and 16 bytes a subject. Same options, same bytes, on any number of threads.
    /// </summary>
    /// <param name="options">The cohort.</param>
    /// <param name="folder">The folder; made if it is not there.</param>
    /// <param name="progress">Receives the number of records done; may be null.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 20 subjects, or less than a second.</exception>
    public static SyntheticResult Write(SyntheticOptions options, string folder, IProgress<int>? progress = null, CancellationToken cancel = default) =>
        Write(options, folder, Environment.ProcessorCount, progress, cancel);

    /// <summary>As the public method, on a given number of threads.</summary>
    internal static SyntheticResult Write(SyntheticOptions options, string folder, int threads, IProgress<int>? progress, CancellationToken cancel)
    {
        SyntheticSubject[] subjects = SyntheticCohort.Subjects(options);
        Directory.CreateDirectory(folder);
        Lock gate = new();
        int done = 0;
        long beats = 0;
        Parallel.For(0, subjects.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, i =>
        {
            int found = WriteRecord(options, subjects[i], folder, cancel);
            GarbageLimit.Hold();
            lock (gate)
            {
                beats += found;
                progress?.Report(++done);
            }
        });
        double auc = SyntheticCohort.OracleAuc(subjects);
        File.WriteAllLines(Path.Combine(folder, "latents.csv"), Latents(subjects));
        CohortFile.Write(folder, options, auc);
        File.WriteAllLines(Path.Combine(folder, IndexFile.Name), Index(subjects));
        return new SyntheticResult(subjects.Length, subjects.Count(subject => subject.Hypertensive), (long)options.Seconds * options.SampleRateHz * subjects.Length, beats, auc);
    }

    private static int WriteRecord(SyntheticOptions options, SyntheticSubject subject, string folder, CancellationToken cancel)
    {
        string path = Path.Combine(folder, subject.Id);
        using SyntheticEcgReader reader = subject.OpenEcg();
        WfdbSignal signal = new() { FileName = "", Format = 16, Gain = options.CountsPerMilliVolt, Units = "mV", AdcResolution = 16, Description = "ECG" };
        using RecordWriter writer = RecordWriter.Create(path, options.SampleRateHz, [signal], [Notice]);
        int[] chunk = new int[ChunkSamples];
        int read;
        while ((read = reader.Read(chunk)) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            // What exceeds 16 bits saturates, as in a converter.
            foreach (ref int sample in chunk.AsSpan(0, read))
                sample = Math.Clamp(sample, -LargestCount, LargestCount);
            writer.Write(chunk.AsSpan(0, read));
        }

        writer.Complete();
        Annotation[] beats =
        [
            .. reader.TrueBeats
                .Select(beat => new Annotation((long)Math.Round(beat.Seconds * options.SampleRateHz), CodeOf(beat), 0, 0, ""))
                .Where(beat => beat.Sample < writer.FrameCount),
        ];
        AnnotationFile.Write(path + ".atr", beats);
        return beats.Length;
    }

    private static int CodeOf(PatientBeat beat) => beat.IsEctopic ? AnnotationCode.VentricularPremature : AnnotationCode.Normal;

    private static IEnumerable<string> Index(SyntheticSubject[] subjects) =>
        subjects.Select(subject => $"{subject.Id},{subject.Id},{(subject.Hypertensive ? 1 : 0)}").Prepend("record,group,hypertensive");

    private static IEnumerable<string> Latents(SyntheticSubject[] subjects)
    {
        (string Name, Func<PatientParameters, double> Of)[] values =
        [
            ("heart_rate", p => p.HeartRate), ("ln_vlf", p => p.LnVlf), ("ln_lf", p => p.LnLf), ("ln_hf", p => p.LnHf),
            ("heart_rate_recovery", p => p.HeartRateRecovery), ("ln_lf_recovery", p => p.LnLfRecovery), ("ln_hf_recovery", p => p.LnHfRecovery),
            ("circadian", p => p.Circadian), ("respiration_hz", p => p.RespirationHz), ("ectopics_per_hour", p => p.EctopicsPerHour),
        ];
        yield return $"record,hypertensive,{string.Join(',', values.Select(value => value.Name))},log_likelihood_ratio";
        foreach (SyntheticSubject subject in subjects)
        {
            PatientParameters latents = subject.Latents;
            StringBuilder line = new($"{subject.Id},{(subject.Hypertensive ? 1 : 0)}");
            foreach ((_, Func<PatientParameters, double> of) in values)
                line.Append(CultureInfo.InvariantCulture, $",{of(latents):R}");
            yield return line.Append(CultureInfo.InvariantCulture, $",{subject.LogRatio:R}").ToString();
        }
    }
}
