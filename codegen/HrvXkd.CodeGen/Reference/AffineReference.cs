using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Reference;

internal static class AffineReference
{
    public static void Run(AffineNode node, int[] x, int[] y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = node.Requantization.Apply(x[i], i % node.Requantization.Channels);
    }
}
