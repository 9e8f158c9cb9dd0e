using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Reference;

internal static class BinaryReference
{
    public static void Run(BinaryNode node, int[] a, int[] b, int[] y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = BinaryNode.Apply(node.Operation, a[i], b[i % node.Period]);
    }
}
