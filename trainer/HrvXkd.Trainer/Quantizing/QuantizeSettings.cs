using HrvXkd.CodeGen.Quantization;

namespace HrvXkd.Trainer.Quantizing;

/// <summary>What quantize does.</summary>
/// <param name="ModelFolder">Out folder of run or train.</param>
/// <param name="OutFolder">Where the model with its new int8 student is written.</param>
/// <param name="Ranges">How ranges of activations are chosen.</param>
/// <param name="WeightBits">Bits of a weight.</param>
/// <param name="Trains">True for quantization-aware training.</param>
internal sealed record QuantizeSettings(string ModelFolder, string OutFolder, RangeRule Ranges, int WeightBits, bool Trains);
