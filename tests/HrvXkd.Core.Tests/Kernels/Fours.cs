namespace HrvXkd.Core.Tests.Kernels;

/// <summary>Weights in the order that int8 kernels take.</summary>
internal static class Fours
{
    /// <summary>Puts weights in fours.</summary>
    /// <param name="weight">Output by output, shape [columns, inner].</param>
    /// <param name="inner">Inputs.</param>
    public static sbyte[] Pack(sbyte[] weight, int inner)
    {
        int columns = weight.Length / inner;
        sbyte[] fours = new sbyte[(inner + 3) / 4 * 4 * columns];
        for (int n = 0; n < columns; n++)
            for (int k = 0; k < inner; k++)
                fours[(((k / 4 * columns) + n) * 4) + (k % 4)] = weight[(n * inner) + k];
        return fours;
    }
}
