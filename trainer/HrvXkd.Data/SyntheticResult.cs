namespace HrvXkd.Data;

/// <summary>A simulated cohort that was written.</summary>
/// <param name="Subjects">Subjects.</param>
/// <param name="Hypertensive">Of them, hypertensive.</param>
/// <param name="Samples">ECG samples of all records.</param>
/// <param name="Beats">True beats of all records.</param>
/// <param name="OracleAuc">AUC of the exact likelihood ratio on the true latent values.</param>
public sealed record SyntheticResult(int Subjects, int Hypertensive, long Samples, long Beats, double OracleAuc);
