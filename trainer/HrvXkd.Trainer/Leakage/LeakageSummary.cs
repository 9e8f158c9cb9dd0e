namespace HrvXkd.Trainer.Leakage;

/// <summary>What the leakage command found.</summary>
/// <param name="Cohort">The data.</param>
/// <param name="Notice">Said wherever a figure is shown.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Subjects">Subjects.</param>
/// <param name="Sequences">Sequences.</param>
/// <param name="RandomSplit">AUC by sequence and model where sequences are dealt at random.</param>
/// <param name="SubjectSplit">The same where subjects are kept together.</param>
/// <param name="PermutedAuc">Baseline on labels shuffled among subjects, by subject.</param>
/// <param name="ClassBlindAuc">Baseline on simulated patients whose class changes nothing, by subject; null for recordings.</param>
/// <param name="RecorderAuc">How well the baseline's features tell this source from another, whatever the label; null without another.</param>
/// <param name="DataSha256">SHA-256 of the sequences.</param>
/// <param name="CodeVersion">Version of the program.</param>
internal sealed record LeakageSummary(
    string Cohort, string Notice, int Seed, int Subjects, int Sequences,
    IReadOnlyDictionary<string, double> RandomSplit, IReadOnlyDictionary<string, double> SubjectSplit,
    Interval PermutedAuc, Interval? ClassBlindAuc, Interval? RecorderAuc, string DataSha256, string CodeVersion);
