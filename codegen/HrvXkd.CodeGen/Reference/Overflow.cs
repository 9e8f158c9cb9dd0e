using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Reference;

/// <summary>Holds the reference to the certificate: a sum beyond the worst case stated is a fault of this program.</summary>
internal static class Overflow
{
    public static void Check(Node node, long sum)
    {
        if (sum > node.WorstAccumulator || sum < -node.WorstAccumulator)
            throw new InvalidOperationException($"{node.Name}: accumulator {sum} is beyond its worst case {node.WorstAccumulator}");
    }
}
