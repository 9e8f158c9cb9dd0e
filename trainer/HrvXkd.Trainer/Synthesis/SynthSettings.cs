using HrvXkd.Patient;

namespace HrvXkd.Trainer.Synthesis;

/// <summary>What a run of the command makes.</summary>
/// <param name="Subjects">Number of subjects.</param>
/// <param name="Seed">Seed of the cohort.</param>
/// <param name="Minutes">Length of each recording.</param>
/// <param name="Effects">What the class changes.</param>
/// <param name="OutFolder">Folder for WFDB records, or null.</param>
/// <param name="WindowsFile">File for windows, or null.</param>
/// <param name="JsonFile">File for the figures, or null.</param>
internal sealed record SynthSettings(int Subjects, int Seed, double Minutes, EffectSizes Effects, string? OutFolder, string? WindowsFile, string? JsonFile);
