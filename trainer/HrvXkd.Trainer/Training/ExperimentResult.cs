namespace HrvXkd.Trainer.Training;

/// <summary>Held-out predictions of every model: each sequence is predicted by models that never saw its group.</summary>
/// <param name="FoldOfSequence">Test fold of each sequence, shape [Count].</param>
/// <param name="Logistic">Logits of the logistic baseline on mean and slope, shape [Count].</param>
/// <param name="Teacher">Logits of the teacher, shape [Count].</param>
/// <param name="Student">Logits of the distilled float student, shape [Count].</param>
/// <param name="Attention">The student's attention averaged over heads, shape [Count, 8], oldest window first.</param>
/// <param name="Models">The student of each fold.</param>
/// <param name="TeacherWeights">Weights of the teacher.</param>
/// <param name="TeacherMacs">Multiply-accumulates of the teacher for one new window.</param>
internal sealed record ExperimentResult(
    int[] FoldOfSequence, double[] Logistic, double[] Teacher, double[] Student, float[] Attention,
    IReadOnlyList<FoldModel> Models, int TeacherWeights, int TeacherMacs);
