using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Reference;

internal static class MatMulReference
{
    public static void Run(MatMulNode node, int[] a, int[] b, int[] y)
    {
        int rows = node.Rows, inner = node.Inner, columns = node.Columns;
        for (int i = 0; i < y.Length; i++)
        {
            int column = i % columns, row = i / columns, batch = row / rows;
            long sum = 0;
            for (int k = 0; k < inner; k++)
                sum = checked(sum + ((long)a[(row * inner) + k] * b[(((batch * inner) + k) * columns) + column]));
            Overflow.Check(node, sum);
            y[i] = node.Requantization.Apply(sum, 0);
        }
    }
}
