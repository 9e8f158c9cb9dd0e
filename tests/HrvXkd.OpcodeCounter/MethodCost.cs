namespace HrvXkd.OpcodeCounter;

/// <summary>What one method costs.</summary>
/// <param name="Method">Type and method.</param>
/// <param name="PerUnit">Opcodes of its body a sample or window, mean.</param>
/// <param name="CallsPerUnit">Calls of it a sample or window, mean.</param>
/// <param name="Largest">Most opcodes in one call, with what it calls.</param>
internal sealed record MethodCost(string Method, double PerUnit, double CallsPerUnit, long Largest);
