namespace HrvXkd.CodeGen.Emit;

/// <summary>One layer of an emitted model.</summary>
/// <param name="Name">Name in the trainer.</param>
/// <param name="Kind">What it does.</param>
/// <param name="From">Formats and shapes in, of one push.</param>
/// <param name="To">Format and shape out, of one push.</param>
/// <param name="PerWindow">True if it is computed for the newest window alone.</param>
/// <param name="Macs">Multiply-accumulates of one push.</param>
/// <param name="TableBytes">Bytes of constants.</param>
/// <param name="WorstAccumulator">Largest absolute sum any input can cause; 0 if there is none.</param>
/// <param name="AccumulatorBits">Bits of the accumulator without sign.</param>
/// <param name="RamBytes">Bytes of the result; layers share arrays, so these do not add up.</param>
/// <param name="ReadBytes">Bytes of the operands that one push reads.</param>
public sealed record EmittedLayer(string Name, string Kind, string From, string To, bool PerWindow, long Macs, int TableBytes, long WorstAccumulator, int AccumulatorBits, int RamBytes, int ReadBytes);
