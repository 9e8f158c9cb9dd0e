namespace HrvXkd.Trainer.Sizing;

/// <summary>What the sizes command found.</summary>
/// <param name="Cohort">The data.</param>
/// <param name="Notice">Said wherever a figure is shown.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Subjects">Subjects.</param>
/// <param name="TeacherAuc">AUC of the teacher.</param>
/// <param name="Sizes">Figures by width, narrowest first.</param>
/// <param name="DataSha256">SHA-256 of the sequences.</param>
/// <param name="CodeVersion">Version of the program.</param>
internal sealed record SizesSummary(
    string Cohort, string Notice, int Seed, int Subjects, Interval TeacherAuc, IReadOnlyList<SizeFigures> Sizes, string DataSha256, string CodeVersion);
