using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Graph.Import;

namespace HrvXkd.CodeGen.Reference;

internal static class PoolReference
{
    public static void Run(MaxPoolNode node, int[] x, int[] y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = Under(node.Windowing, x, i).Max();
    }

    public static void Run(AveragePoolNode node, int[] x, int[] y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            long sum = Under(node.Windowing, x, i).Sum(value => (long)value);
            Overflow.Check(node, sum);
            y[i] = node.Requantization.Apply(sum, 0);
        }
    }

    private static IEnumerable<int> Under(Windowing window, int[] x, int i)
    {
        int first = (i % window.Outputs * window.Stride) - window.PadBegin;
        for (int place = Math.Max(0, first); place < Math.Min(window.Length, first + window.Kernel); place++)
            yield return x[(i / window.Outputs * window.Length) + place];
    }
}
