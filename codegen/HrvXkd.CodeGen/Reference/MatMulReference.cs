using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Reference;

internal static class MatMulReference
{
    public static void Run(MatMulNode node, int[] a, int[] b, int[] y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            int column = i % node.Columns, row = i / node.Columns % node.Rows, batch = i / node.Columns / node.Rows;
            long sum = 0;
            for (int k = 0; k < node.Inner; k++)
                sum = checked(sum + ((long)a[(((batch * node.Rows) + row) * node.Inner) + k] * b[(((batch * node.Inner) + k) * node.Columns) + column]));
            Overflow.Check(node, sum);
            y[i] = node.Requantization.Apply(sum, 0);
        }
    }
}
