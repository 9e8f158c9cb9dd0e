using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Reference;

internal static class LinearReference
{
    public static void Run(LinearNode node, int[] x, int[] y)
    {
        int columns = node.Columns, inner = node.Inner;
        for (int i = 0; i < y.Length; i++)
        {
            int row = i / columns * inner, column = i % columns;
            long sum = 0;
            if (node.Int8Weight is { } narrow)
                for (int k = 0; k < inner; k++)
                    sum = checked(sum + ((long)x[row + k] * narrow[(column * inner) + k]));
            else
                for (int k = 0; k < inner; k++)
                    sum = checked(sum + ((long)x[row + k] * node.WideWeight![(column * inner) + k]));
            Overflow.Check(node, sum);
            y[i] = node.Requantization.ApplyTo(sum, i);
        }
    }
}
