namespace HrvXkd.Trainer.Training;

/// <summary>What teachers say about sequences whose groups they have not seen.</summary>
/// <param name="Logit">Shape [Count]; only the student's training sequences are set.</param>
/// <param name="Feature">Shape [Count, 64].</param>
/// <param name="Source">Which teacher answered, 0..Sources - 1, shape [Count].</param>
/// <param name="Sources">Number of teachers.</param>
internal sealed record TeacherAnswers(float[] Logit, float[] Feature, int[] Source, int Sources);
