namespace HrvXkd.Trainer.Beats;

/// <summary>Noise that is added to each record.</summary>
/// <param name="Folder">Folder of the noise records.</param>
/// <param name="Name">Name of the noise record: em, ma or bw.</param>
/// <param name="SnrDb">Ratio of signal to noise in the noisy blocks, dB.</param>
internal sealed record NoiseOptions(string Folder, string Name, double SnrDb);
