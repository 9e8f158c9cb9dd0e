namespace HrvXkd.Trainer.Controls;

/// <summary>What the controls command found.</summary>
/// <param name="Cohort">The data whose labels were permuted.</param>
/// <param name="Notice">Said wherever a figure is shown.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Subjects">Subjects of the data.</param>
/// <param name="PermutedAuc">Baseline on labels shuffled among subjects, by subject.</param>
/// <param name="BlindSubjects">Simulated patients whose class changes nothing.</param>
/// <param name="BlindAuc">AUC by subject on them, by model, mean over folds.</param>
/// <param name="FoundNothing">True if every figure holds 0.5 or is within 0.02 of it.</param>
/// <param name="DataSha256">SHA-256 of the sequences of the data.</param>
/// <param name="CodeVersion">Version of the program.</param>
internal sealed record ControlsSummary(
    string Cohort, string Notice, int Seed, int Subjects, Interval PermutedAuc, int BlindSubjects, IReadOnlyDictionary<string, Interval> BlindAuc,
    bool FoundNothing, string DataSha256, string CodeVersion);
