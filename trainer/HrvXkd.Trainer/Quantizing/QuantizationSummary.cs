using HrvXkd.CodeGen.Quantization;

namespace HrvXkd.Trainer.Quantizing;

/// <summary>What the quantize command measured.</summary>
/// <param name="Cohort">Cohort of the model.</param>
/// <param name="Notice">Said wherever a figure is shown.</param>
/// <param name="HeldOutSequences">Sequences measured on; the student never saw their subjects.</param>
/// <param name="CalibrationSequences">Training sequences that chose the ranges.</param>
/// <param name="Variants">Ways to quantize.</param>
/// <param name="Layers">Products of the one that was written.</param>
/// <param name="Quantizers">Its quantizers, each alone on and alone off.</param>
/// <param name="Int8Sha256">SHA-256 of the student.int8.onnx that was written.</param>
internal sealed record QuantizationSummary(
    string Cohort, string Notice, int HeldOutSequences, int CalibrationSequences, IReadOnlyList<QuantizationVariant> Variants,
    IReadOnlyList<QuantizedLayer> Layers, IReadOnlyList<QuantizerEffect> Quantizers, string Int8Sha256);
