// The logit of a sequence taken apart. The linear skip is a sum over features and exact; what is left is attention, hidden layer and constant.
// What a window is worth is asked by masking it: the device does the same with a window of poor signal, so the answer is one it could give.

using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Reporting.Examples;
using HrvXkd.Trainer.Training;

namespace HrvXkd.Trainer.Running.Examples;

/// <summary>Makes the example recordings of a report.</summary>
internal static class ExampleCases
{
    private const int Windows = Sequence.Windows;
    private const int Size = Sequence.Windows * Sequence.Features;

    /// <summary>One case of each kind that there is.</summary>
    /// <param name="prepared">Recordings, for their signals.</param>
    /// <param name="models">Students of all folds.</param>
    /// <param name="logits">Held-out logits.</param>
    public static IReadOnlyList<ExampleCase> Of(PreparedCohort prepared, ExperimentResult models, ModelLogits logits) =>
        [.. ExampleChoice.Of(logits).Select(choice => Of(choice, prepared, models, logits))];

    private static ExampleCase Of(ExampleChoice choice, PreparedCohort prepared, ExperimentResult models, ModelLogits logits)
    {
        SequenceSet data = logits.Data;
        int s = choice.Sequence;
        WindowProfile profile = prepared.Cohort.Profile;
        Recording recording = prepared.Cohort.Recordings[data.Recording[s]];
        StudentWeights student = models.Models.First(model => model.Fold == models.FoldOfSequence[s]).Student;
        float[] valid = Array.ConvertAll(data.Valid[(s * Windows)..((s + 1) * Windows)], v => (float)v);
        int[] features = data.FeaturesQ16[(s * Size)..((s + 1) * Size)];
        float[] tokens = new float[Size], summary = new float[ModelInput.SummaryWidth], attention = new float[Windows];
        ModelInput.Standardise(features, valid, student.Mean, student.InverseDeviation, tokens);
        ModelInput.Summarise(tokens, valid, summary);
        StudentForward forward = new(student);
        double logit = forward.Run(features, valid, attention);
        double[] level = [.. student.SkipMean.Select((w, f) => (double)w * summary[f])], slope = [.. student.SkipSlope.Select((w, f) => (double)w * summary[Sequence.Features + f])];
        double start = (double)data.FirstWindow[s] * profile.StrideSeconds, end = start + ((Windows - 1) * profile.StrideSeconds) + profile.LengthSeconds;
        return new ExampleCase
        {
            Kind = choice.Kind,
            OfKind = choice.OfKind,
            Recording = recording.Id,
            StartSeconds = start,
            EndSeconds = end,
            Logit = logit,
            Int8Logit = logits.Sequence[ModelNames.StudentInt8][s],
            SubjectLogit = logits.Subject[ModelNames.StudentInt8][choice.Subject],
            Valid = Array.ConvertAll(valid, v => v > 0),
            Features = Array.ConvertAll(features, q => q / 65536.0),
            Standardised = Array.ConvertAll(tokens, t => (double)t),
            Level = level,
            Slope = slope,
            Network = logit - level.Sum() - slope.Sum(),
            Attention = Array.ConvertAll(attention, a => (double)a),
            WindowEffect = [.. Enumerable.Range(0, Windows).Select(w => Effect(forward, features, valid, w, logit))],
            Signal = ExampleSignals.Read(recording, start, end, profile.LengthSeconds),
        };
    }

    private static double? Effect(StudentForward forward, int[] features, float[] valid, int window, double logit)
    {
        if (valid[window] == 0 || window == Windows - 1)
            return null;
        float[] masked = [.. valid];
        masked[window] = 0;
        return logit - forward.Run(features, masked, new float[Windows]);
    }
}
