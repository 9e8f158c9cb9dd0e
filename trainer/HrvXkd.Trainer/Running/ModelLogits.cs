using HrvXkd.Data;
using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Reporting;

namespace HrvXkd.Trainer.Running;

/// <summary>Held-out logits of all models on one data set, per sequence and per subject, and their scores.</summary>
internal sealed class ModelLogits
{
    public ModelLogits(SequenceSet data, IReadOnlyDictionary<string, double[]> sequenceLogit, int seed)
    {
        Data = data;
        Sequence = sequenceLogit;
        Label = SubjectScores.Labels(data.Label, data.Group, data.Groups);
        Subject = sequenceLogit.ToDictionary(model => model.Key, model => SubjectScores.MeanLogit(model.Value, data.Group, data.Groups.Count), StringComparer.Ordinal);
        HasBothClasses = Label.Contains((byte)0) && Label.Contains((byte)1);
        if (!HasBothClasses)
            return;
        Draws = new Bootstrap(Label, seed);
        Labelled = Subject.ToDictionary(model => model.Key, model => new LabelledScores(model.Value, Label), StringComparer.Ordinal);
        Score = Labelled.ToDictionary(model => model.Key, model => ModelScore.Of(model.Value, Draws), StringComparer.Ordinal);
    }

    public SequenceSet Data { get; }

    /// <summary>Logits by model, shape [Sequences].</summary>
    public IReadOnlyDictionary<string, double[]> Sequence { get; }

    /// <summary>Logits by model, shape [Subjects].</summary>
    public IReadOnlyDictionary<string, double[]> Subject { get; }

    /// <summary>Labels of subjects.</summary>
    public byte[] Label { get; }

    /// <summary>False if all subjects have one label; then nothing below exists.</summary>
    public bool HasBothClasses { get; }

    /// <summary>The same with their labels.</summary>
    public IReadOnlyDictionary<string, LabelledScores> Labelled { get; } = new Dictionary<string, LabelledScores>();

    /// <summary>Draws of the subjects.</summary>
    public Bootstrap Draws { get; } = new([0, 1], 0, 1);

    /// <summary>Figures with intervals by model.</summary>
    public IReadOnlyDictionary<string, ModelScore> Score { get; } = new Dictionary<string, ModelScore>();

    /// <summary>What quantization cost: int8 against float, held out.</summary>
    public Int8Summary QuantizationCost()
    {
        double[] exact = Sequence[ModelNames.Student];
        double[] rounded = Sequence[ModelNames.StudentInt8];
        int flips = 0;
        double noise = 0;
        for (int i = 0; i < exact.Length; i++)
        {
            flips += exact[i] > 0 != rounded[i] > 0 ? 1 : 0;
            noise += (exact[i] - rounded[i]) * (exact[i] - rounded[i]);
        }

        double mean = exact.Average();
        double signal = exact.Sum(logit => (logit - mean) * (logit - mean));
        return new Int8Summary(
            100.0 * flips / exact.Length,
            Score[ModelNames.StudentInt8].Auc.Value - Score[ModelNames.Student].Auc.Value,
            Score[ModelNames.StudentInt8].Brier.Value - Score[ModelNames.Student].Brier.Value,
            Math.Sqrt(noise / exact.Length),
            10 * Math.Log10(signal / noise));
    }
}
