using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Graph.Import;

namespace HrvXkd.CodeGen.Reference;

internal static class ConvReference
{
    public static void Run(ConvNode node, int[] x, int[] y)
    {
        Windowing window = node.Windowing;
        for (int i = 0; i < y.Length; i++)
        {
            int filter = i / window.Outputs, t = i % window.Outputs, group = filter / (node.Filters / node.Groups);
            long sum = 0;
            for (int c = 0; c < node.Depth; c++)
                for (int k = 0; k < window.Kernel; k++)
                {
                    int place = (t * window.Stride) + (k * window.Dilation) - window.PadBegin;
                    if (place >= 0 && place < window.Length)
                        sum = checked(sum + ((long)x[(((group * node.Depth) + c) * window.Length) + place] * node.Weight[(((filter * node.Depth) + c) * window.Kernel) + k]));
                }

            Overflow.Check(node, sum);
            y[i] = node.Requantization.Apply(sum, filter);
        }
    }
}
