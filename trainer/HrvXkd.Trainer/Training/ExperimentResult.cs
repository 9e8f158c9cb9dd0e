using HrvXkd.Trainer.Reporting;

namespace HrvXkd.Trainer.Training;

/// <summary>Held-out predictions of every row: each sequence is predicted by models that never saw its group.</summary>
/// <param name="FoldOfSequence">Test fold of each sequence, shape [Count].</param>
/// <param name="Logit">Logits of each row by its key, shape [Count].</param>
/// <param name="Choices">What inner folds chose for each row, one text a fold; rows without a choice are left out.</param>
/// <param name="Attention">The student's attention averaged over heads, shape [Count, 8], oldest window first.</param>
/// <param name="Models">The models of each fold.</param>
/// <param name="TeacherWeights">Weights of the teacher, all members.</param>
/// <param name="TeacherMacs">Multiply-accumulates of the teacher for one new window, all members.</param>
internal sealed record ExperimentResult(
    int[] FoldOfSequence, IReadOnlyDictionary<string, double[]> Logit, IReadOnlyDictionary<string, IReadOnlyList<string>> Choices, float[] Attention,
    IReadOnlyList<FoldModel> Models, int TeacherWeights, int TeacherMacs)
{
    /// <summary>The same with a further row.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="logit">Its held-out logits.</param>
    public ExperimentResult With(string key, double[] logit) => this with { Logit = new Dictionary<string, double[]>(Logit, StringComparer.Ordinal) { [key] = logit } };

    /// <summary>Logits of the logistic baseline on mean and slope.</summary>
    public double[] Logistic => Logit[ModelNames.Logistic];

    /// <summary>Logits of the teacher.</summary>
    public double[] Teacher => Logit[ModelNames.Teacher];

    /// <summary>Logits of the distilled float student.</summary>
    public double[] Student => Logit[ModelNames.Student];
}
