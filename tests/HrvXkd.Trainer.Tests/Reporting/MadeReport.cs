using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Reporting.Examples;
using HrvXkd.Trainer.Tests.Evaluation;

namespace HrvXkd.Trainer.Tests.Reporting;

/// <summary>A report as a run might give it, made up from a seed.</summary>
internal static class MadeReport
{
    private const int PerSubject = 6;
    private const int RateHz = 250;

    /// <summary>Models that separate about as well as heart-rate variability does.</summary>
    public static ReportData Data(int subjects = 300, int seed = 1, string cohort = "synthetic", string recording = "synthetic-0042")
    {
        Random random = new(seed);
        byte[] label = new byte[subjects], sequenceLabel = new byte[subjects * PerSubject];
        double[] logistic = new double[subjects], teacher = new double[subjects], student = new double[subjects], int8 = new double[subjects];
        double[] floatLogit = new double[sequenceLabel.Length], int8Logit = new double[sequenceLabel.Length];
        float[] attention = new float[sequenceLabel.Length * 8];
        for (int i = 0; i < subjects; i++)
        {
            label[i] = (byte)(random.NextDouble() < 0.45 ? 1 : 0);
            double truth = Made.Gauss(random) + 0.75 * label[i];
            logistic[i] = 0.55 * truth - 0.4 + 0.18 * Made.Gauss(random);
            teacher[i] = 0.60 * truth - 0.4 + 0.15 * Made.Gauss(random);
            for (int j = i * PerSubject; j < (i + 1) * PerSubject; j++)
            {
                sequenceLabel[j] = label[i];
                floatLogit[j] = 0.58 * truth - 0.42 + 0.3 * Made.Gauss(random);
                int8Logit[j] = floatLogit[j] + 0.006 * Made.Gauss(random);
                student[i] += floatLogit[j] / PerSubject;
                int8[i] += int8Logit[j] / PerSubject;
                Attend(attention.AsSpan(8 * j, 8), label[i], random);
            }
        }

        Dictionary<string, double[]> logit = new()
        {
            [ModelNames.Logistic] = logistic,
            [ModelNames.Teacher] = teacher,
            [ModelNames.Student] = student,
            [ModelNames.StudentInt8] = int8,
        };
        (float[] strip, List<double> beats) = Strip(random, 10, 120);
        return new ReportData
        {
            Summary = Summary(label, logit, cohort, recording, floatLogit, int8Logit),
            SubjectLabel = label,
            SubjectLogit = logit,
            FloatLogit = floatLogit,
            Int8Logit = int8Logit,
            SequenceLabel = sequenceLabel,
            Attention = attention,
            StripStartSeconds = 120,
            StripMilliVolt = strip,
            StripRateHz = RateHz,
            StripBeatSeconds = beats,
            Settings = [new("Folds", "5, by subject"), new("student.int8.onnx, SHA-256", new string('a', 64))],
        };
    }

    /// <summary>A sequence whose terms sum to its logit, with one masked window.</summary>
    public static ExampleCase Example(string recording = "synthetic-0007")
    {
        double[] level = [.. Enumerable.Range(0, 12).Select(f => 0.05 * (f - 4))], slope = [.. Enumerable.Range(0, 12).Select(f => 0.02 * (7 - f))];
        (float[] strip, List<double> beats) = Strip(new Random(2), 10, 300);
        double[] ends = [.. Enumerable.Range(0, 60).Select(i => 60.8 + (0.8 * i))];
        return new ExampleCase
        {
            Kind = "false negative",
            OfKind = 9,
            Recording = recording,
            StartSeconds = 60,
            EndSeconds = 330,
            Logit = level.Sum() + slope.Sum() - 1.5,
            Int8Logit = -0.9,
            SubjectLogit = -0.8,
            Valid = [.. Enumerable.Range(0, 8).Select(w => w != 3)],
            Features = [.. Enumerable.Range(0, 96).Select(i => i / 10.0)],
            Standardised = [.. Enumerable.Range(0, 96).Select(i => i / 12 == 3 ? 0 : Math.Sin(i))],
            Level = level,
            Slope = slope,
            Network = -1.5,
            Attention = [0.1, 0.1, 0, 0.1, 0.1, 0.2, 0.2, 0.2],
            WindowEffect = [0.1, -0.2, 0.05, null, 0, 0.3, -0.1, null],
            Signal = new ExampleSignal(300, strip, RateHz, [.. beats], ends, [.. ends.Select((_, i) => i % 20 == 7 ? 1200.0 : 800)], [.. ends.Select((_, i) => i % 20 != 7)]),
        };
    }

    private static RunSummary Summary(
        byte[] label, Dictionary<string, double[]> logit, string cohort, string recording, double[] floatLogit, double[] int8Logit)
    {
        Bootstrap draws = new(label, 1, 100);
        Dictionary<string, ModelScore> score = logit.ToDictionary(m => m.Key, m => ModelScore.Of(new LabelledScores(m.Value, label), draws));
        double rmse = Math.Sqrt(floatLogit.Zip(int8Logit, (a, b) => (a - b) * (a - b)).Average());
        return new RunSummary
        {
            Cohort = cohort,
            Notice = cohort == "synthetic" ? "SYNTHETIC cohort: simulated patients. Research software, not a medical device." : $"Recordings of {cohort}.",
            Profile = "short",
            Seed = 1,
            Subjects = label.Length,
            Hypertensive = label.Count(l => l == 1),
            Recordings = label.Length,
            Hours = label.Length * 0.166667,
            Beats = label.Length * 702L,
            Windows = label.Length * 13,
            MaskedPercent = 3.4,
            Sequences = floatLogit.Length,
            Auc = score.ToDictionary(m => m.Key, m => m.Value.Auc),
            Brier = score.ToDictionary(m => m.Key, m => m.Value.Brier),
            Ece = score.ToDictionary(m => m.Key, m => m.Value.Ece),
            Sensitivity90 = score.ToDictionary(m => m.Key, m => m.Value.Sensitivity90),
            Auprc = score.ToDictionary(m => m.Key, m => m.Value.Auprc),
            Accuracy = score.ToDictionary(m => m.Key, m => m.Value.Accuracy),
            F1 = score.ToDictionary(m => m.Key, m => m.Value.F1),
            CalibrationSlope = score.ToDictionary(m => m.Key, m => m.Value.CalibrationSlope),
            CalibrationIntercept = score.ToDictionary(m => m.Key, m => m.Value.CalibrationIntercept),
            Choices = new Dictionary<string, IReadOnlyList<string>> { ["student"] = ["width 16, epochs 8"] },
            DataSha256 = new string('d', 64),
            CodeVersion = "0.1.0",
            PermutedAuc = new Interval(0.4873, 0.4211, 0.5544),
            Weights = new Dictionary<string, int> { ["student"] = 2546, ["teacher"] = 76737 },
            Macs = new Dictionary<string, int> { ["student"] = 2520, ["teacher"] = 555072 },
            Int8 = new Int8Summary(
                100.0 * floatLogit.Zip(int8Logit).Count(p => p.First > 0 != p.Second > 0) / floatLogit.Length,
                score["student_int8"].Auc.Value - score["student"].Auc.Value,
                score["student_int8"].Brier.Value - score["student"].Brier.Value,
                rmse,
                37.2),
            Emitted = new EmittedSummary(true, floatLogit.Length, 0.02134, 0.1, 3184, 1216, new string('0', 60) + "beef"),
            Replay = new ReplaySummary(recording, 300_000, 702, 70.3, 13, 0.4321, 0.4321, 0),
            Seconds = 123.456789,
        };
    }

    private static void Attend(Span<float> attention, byte label, Random random)
    {
        float sum = 0;
        for (int w = 0; w < 8; w++)
            sum += attention[w] = (float)Math.Exp(0.4 * Made.Gauss(random) + (label == 1 ? 0.12 : 0.04) * w);
        for (int w = 0; w < 8; w++)
            attention[w] /= sum;
    }

    /// <summary>Gaussian waves per beat, noise, a slow wander and an offset, as electrodes have it.</summary>
    private static (float[] Strip, List<double> Beats) Strip(Random random, int seconds, double start)
    {
        (double At, double Height, double Width)[] waves =
            [(-0.18, 0.12, 0.025), (-0.03, -0.12, 0.01), (0, 1.1, 0.011), (0.03, -0.22, 0.012), (0.26, 0.28, 0.05)];
        float[] strip = new float[seconds * RateHz];
        List<double> beats = [];
        for (double beat = 0.4; beat < seconds; beat += 0.85 + 0.05 * Made.Gauss(random))
        {
            beats.Add(start + beat);
            for (int i = 0; i < strip.Length; i++)
                foreach ((double at, double height, double width) in waves)
                    strip[i] += (float)(height * Math.Exp(-Math.Pow(((double)i / RateHz - beat - at) / width, 2) / 2));
        }

        for (int i = 0; i < strip.Length; i++)
            strip[i] += (float)(12.5 + 0.08 * Math.Sin(i * 0.25 * Math.Tau / RateHz) + 0.012 * Made.Gauss(random));
        return (strip, beats);
    }
}
