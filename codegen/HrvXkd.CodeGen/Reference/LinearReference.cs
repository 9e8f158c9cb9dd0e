using System.Numerics;
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Reference;

internal static class LinearReference
{
    public static void Run(LinearNode node, int[] x, int[] y)
    {
        if (node.Int8Weight is { } narrow)
            Run(node, x, narrow, y);
        else
            Run(node, x, node.WideWeight!, y);
    }

    private static void Run<T>(LinearNode node, int[] x, T[] weight, int[] y) where T : IBinaryInteger<T>
    {
        int inner = node.Inner;
        for (int row = 0; row < node.Rows; row++)
            for (int column = 0; column < node.Columns; column++)
            {
                int element = (row * node.Columns) + column;
                long sum = Sum(x.AsSpan(row * inner, inner), weight.AsSpan(column * inner, inner));
                Overflow.Check(node, sum);
                y[element] = node.Requantization.ApplyTo(sum, element);
            }
    }

    private static long Sum<T>(ReadOnlySpan<int> x, ReadOnlySpan<T> weight) where T : IBinaryInteger<T>
    {
        long sum = 0;
        for (int k = 0; k < x.Length; k++)
            sum = checked(sum + (x[k] * long.CreateChecked(weight[k])));
        return sum;
    }
}
