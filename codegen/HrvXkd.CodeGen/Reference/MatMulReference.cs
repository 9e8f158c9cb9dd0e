using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Reference;

internal static class MatMulReference
{
    public static void Run(MatMulNode node, int[] a, int[] b, int[] y)
    {
        int rows = node.Rows, inner = node.Inner, columns = node.Columns;
        for (int batch = 0; batch < node.Batch; batch++)
            for (int row = 0; row < rows; row++)
                for (int column = 0; column < columns; column++)
                {
                    int first = ((batch * rows) + row) * inner;
                    long sum = 0;
                    for (int k = 0; k < inner; k++)
                        sum = checked(sum + ((long)a[first + k] * b[(((batch * inner) + k) * columns) + column]));
                    Overflow.Check(node, sum);
                    y[(((batch * rows) + row) * columns) + column] = node.Requantization.Apply(sum, 0);
                }
    }
}
