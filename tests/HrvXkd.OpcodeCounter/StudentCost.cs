namespace HrvXkd.OpcodeCounter;

/// <summary>What an emitted student costs an interpreter.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Windows">New windows that were run.</param>
/// <param name="Macs">Multiply-accumulates of one.</param>
/// <param name="PerWindow">Opcodes of one, mean.</param>
/// <param name="Largest">Most opcodes of one.</param>
/// <param name="CallsPerWindow">Calls of one, mean.</param>
/// <param name="CodeBytes">Bytes of IL of the class with the kernels it uses.</param>
/// <param name="TableBytes">Bytes of initialised arrays.</param>
/// <param name="HeapBytes">Heap of the nano runtime for an instance and its tables, estimate.</param>
/// <param name="AllocatedAfterStart">Heap that the windows took; must be 0.</param>
/// <param name="Methods">By method, costliest first.</param>
internal sealed record StudentCost(
    string Model,
    int Windows,
    long Macs,
    double PerWindow,
    long Largest,
    double CallsPerWindow,
    int CodeBytes,
    int TableBytes,
    long HeapBytes,
    long AllocatedAfterStart,
    IReadOnlyList<MethodCost> Methods);
