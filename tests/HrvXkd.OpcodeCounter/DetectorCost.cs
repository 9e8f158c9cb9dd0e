namespace HrvXkd.OpcodeCounter;

/// <summary>What the signal path costs an interpreter on one input.</summary>
/// <param name="Input">Name of the input.</param>
/// <param name="Samples">Samples, 250 a second.</param>
/// <param name="Beats">Beats found.</param>
/// <param name="Windows">Windows of features.</param>
/// <param name="PerSample">Opcodes a sample of detector and cleaning, mean.</param>
/// <param name="CallsPerSample">Calls among them, mean.</param>
/// <param name="LargestSample">Most of them in one call of Push.</param>
/// <param name="PerSampleWithWindows">Opcodes a sample of the whole path, mean.</param>
/// <param name="PerWindow">Opcodes of a window's features; 0 without windows.</param>
/// <param name="LargestSlice">Most opcodes that a window adds to one call of Push.</param>
/// <param name="CallsPerWindow">Calls of a window's features.</param>
/// <param name="HeapBytes">Heap of the nano runtime after construction, estimate.</param>
/// <param name="AllocatedAfterStart">Heap that the samples took; must be 0.</param>
/// <param name="Methods">By method, costliest first.</param>
internal sealed record DetectorCost(
    string Input,
    int Samples,
    int Beats,
    int Windows,
    double PerSample,
    double CallsPerSample,
    long LargestSample,
    double PerSampleWithWindows,
    double PerWindow,
    long LargestSlice,
    double CallsPerWindow,
    long HeapBytes,
    long AllocatedAfterStart,
    IReadOnlyList<MethodCost> Methods);
