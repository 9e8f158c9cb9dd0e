using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Reference;

internal static class LinearReference
{
    public static void Run(LinearNode node, int[] x, int[] y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            int row = i / node.Columns, column = i % node.Columns;
            long sum = 0;
            for (int k = 0; k < node.Inner; k++)
                sum = checked(sum + ((long)x[(row * node.Inner) + k] * node.Weight(column, k)));
            Overflow.Check(node, sum);
            y[i] = node.Requantization.Apply(sum, column);
        }
    }
}
