namespace HrvXkd.Trainer.Running;

/// <summary>What one run does.</summary>
/// <param name="DataFolder">WFDB folder with index.csv, or null for the synthetic cohort.</param>
/// <param name="OutFolder">Where everything is written.</param>
/// <param name="Subjects">Subjects of the synthetic cohort.</param>
/// <param name="Seed">Same seed, same machine: same figures and the same emitted bytes.</param>
/// <param name="JsonFile">A further copy of summary.json, or null.</param>
/// <param name="Install">True replaces the model that is checked in.</param>
internal sealed record RunSettings(string? DataFolder, string OutFolder, int Subjects, int Seed, string? JsonFile, bool Install);
