namespace HrvXkd.Trainer.Reporting;

/// <summary>Proof of the emitted code.</summary>
/// <param name="BitExact">True if emitted code and integer reference agree in every bit on all vectors.</param>
/// <param name="Vectors">Sequences compared: all held out, and random ones.</param>
/// <param name="MaxDeviationOrt">Largest absolute difference of logits to OnnxRuntime on the QDQ model.</param>
/// <param name="BoundOrt">Bound stated for it.</param>
/// <param name="FlashBytes">Weights and tables of the emitted class.</param>
/// <param name="RamBytes">State of the emitted class.</param>
/// <param name="Sha256">Hash of the emitted source.</param>
public sealed record EmittedSummary(bool BitExact, int Vectors, double MaxDeviationOrt, double BoundOrt, int FlashBytes, int RamBytes, string Sha256);
