using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Reference;

internal static class ConcatReference
{
    public static void Run(ConcatNode node, int[][] inputs, int[] y)
    {
        int at = 0;
        for (int block = 0; block < node.Blocks; block++)
            foreach (int[] x in inputs)
                for (int i = 0; i < x.Length / node.Blocks; i++)
                    y[at++] = x[(block * (x.Length / node.Blocks)) + i];
    }
}
