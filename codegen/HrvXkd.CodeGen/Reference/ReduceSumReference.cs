using HrvXkd.CodeGen.Graph;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Reference;

internal static class ReduceSumReference
{
    public static void Run(ReduceSumNode node, int[] x, int[] y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            long sum = 0;
            for (int t = 0; t < node.Length; t++)
                sum += x[(((i / node.Inner * node.Length) + t) * node.Inner) + (i % node.Inner)];
            y[i] = FixedPoint.Saturate(sum);
        }
    }
}
