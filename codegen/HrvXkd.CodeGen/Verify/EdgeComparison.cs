namespace HrvXkd.CodeGen.Verify;

/// <summary>One inner edge: the integer reference against OnnxRuntime's QDQ graph.</summary>
/// <param name="Name">Name in the trainer.</param>
/// <param name="Format">int8 or q16 with shape, of one vector.</param>
/// <param name="SqnrDb">Signal to difference, dB; at most 200.</param>
/// <param name="MaxAbs">Largest absolute difference.</param>
/// <param name="Elements">Elements compared.</param>
/// <param name="StepsOff">int8 edges: elements that differ by a step or more.</param>
/// <param name="OwnSteps">int8 edges: elements that differ even if the layer is given OnnxRuntime's own inputs; the rest is inherited.</param>
/// <param name="Step">Value of one step.</param>
public sealed record EdgeComparison(string Name, string Format, double SqnrDb, double MaxAbs, int Elements, int StepsOff, int OwnSteps, double Step);
