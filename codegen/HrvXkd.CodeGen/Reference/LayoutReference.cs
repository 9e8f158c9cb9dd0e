using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Reference;

internal static class LayoutReference
{
    public static void Run(LayoutNode node, int[] x, int[] y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = x[node.Map[i]];
    }
}
