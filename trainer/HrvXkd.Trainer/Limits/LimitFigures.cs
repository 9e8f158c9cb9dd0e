namespace HrvXkd.Trainer.Limits;

/// <summary>What the limit command found.</summary>
/// <param name="Notice">Said wherever a figure is shown.</param>
/// <param name="Subjects">Subjects of the run, all of them scored by models that saw none of them.</param>
/// <param name="TrainingSubjects">Other simulated patients that the rows were trained on.</param>
/// <param name="TrainingSeed">Their seed.</param>
/// <param name="OracleAuc">AUC of the exact likelihood ratio on latent values of the other patients, which no window shows in full.</param>
/// <param name="Auc">AUC of each row on the subjects of the run.</param>
/// <param name="BestRow">The row with the largest.</param>
/// <param name="FeatureLimit">Its AUC.</param>
/// <param name="Reached">Of each model of the run: how far its AUC goes from 0.5 to the limit, 1 being there.</param>
/// <param name="DataSha256">SHA-256 of the sequences of the run.</param>
/// <param name="CodeVersion">Version of the program.</param>
internal sealed record LimitFigures(
    string Notice, int Subjects, int TrainingSubjects, int TrainingSeed, double? OracleAuc, IReadOnlyDictionary<string, Interval> Auc, string BestRow,
    double FeatureLimit, IReadOnlyDictionary<string, double> Reached, string DataSha256, string CodeVersion);
