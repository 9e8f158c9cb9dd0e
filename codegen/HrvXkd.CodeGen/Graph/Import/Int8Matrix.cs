namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Weights of an int8 layer.</summary>
internal static class Int8Matrix
{
    /// <summary>True if the constant is an int8 matrix with one scale, or one for each column.</summary>
    public static bool Is(Constant matrix) => matrix is { Steps: not null, Shape.Length: 2 } && (matrix.Scales.Length == 1 || matrix.Axis == 1);

    /// <summary>Turns [inner, columns] to [columns, inner].</summary>
    /// <returns>The integers, and the value of one step for each column.</returns>
    public static (int[] Weight, double[] Unit) Transposed(Constant matrix)
    {
        int inner = matrix.Shape[0], columns = matrix.Shape[1];
        int[] weight = new int[inner * columns];
        for (int i = 0; i < weight.Length; i++)
            weight[i] = matrix.Steps![(i % inner * columns) + (i / inner)];
        return (weight, [.. Enumerable.Range(0, columns).Select(n => matrix.Scales[n % matrix.Scales.Length])]);
    }
}
