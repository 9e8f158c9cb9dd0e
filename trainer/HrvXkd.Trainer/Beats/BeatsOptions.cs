namespace HrvXkd.Trainer.Beats;

/// <summary>What a run of the beat detector over annotated records is asked for.</summary>
/// <param name="Folder">Folder of WFDB records; those with an annotation file (.atr) are taken.</param>
/// <param name="Lead">Signal to read, 1 is the first, or null for the first ECG lead of each record.</param>
/// <param name="ToleranceMs">Largest distance of a match, ms.</param>
/// <param name="Only">Names of the records to take, or null for all.</param>
/// <param name="Noise">Noise to add, or null for none; with noise, only beats in noisy blocks count.</param>
internal sealed record BeatsOptions(
    string Folder, int? Lead = null, double ToleranceMs = 150, IReadOnlyList<string>? Only = null, NoiseOptions? Noise = null);
