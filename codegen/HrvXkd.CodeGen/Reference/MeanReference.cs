using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Reference;

internal static class MeanReference
{
    public static void Run(MeanNode node, int[] x, int[] y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            long sum = 0;
            for (int t = 0; t < node.Length; t++)
                sum += x[(((i / node.Inner * node.Length) + t) * node.Inner) + (i % node.Inner)];
            Overflow.Check(node, sum);
            y[i] = node.Requantization.Apply(sum, 0);
        }
    }
}
