using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Vectors;

/// <summary>Makes input vectors for a model out of nothing but the model: for checks of arithmetic, not for calibration.</summary>
/// <remarks>
/// An input is normal with mean 0 and deviation 1. If the model begins with input - mean and then times or by a constant, the values are
/// mapped back through both, so that they are normal after these two nodes. Every sixteenth vector is four times as wide, so that clipping and
/// saturation occur, too. An input that the model's metadata call a mask (<c>input.NAME = mask</c>) is 0 or 1, and 1 in its last
/// element. Only additions and multiplications make the values: they are the same on every machine.
/// </remarks>
public static class RandomVectors
{
    /// <summary>Value of the metadata entry <see cref="MetadataKey"/> that makes an input a mask.</summary>
    public const string Mask = "mask";

    private const int WideEvery = 16;

    /// <summary>Name of the metadata entry that tells the kind of an input.</summary>
    /// <param name="input">Name of the input.</param>
    /// <returns>The key.</returns>
    public static string MetadataKey(string input) => $"input.{input}";

    /// <summary>Makes vectors.</summary>
    /// <param name="model">The model; all sizes of its inputs but the first must be fixed.</param>
    /// <param name="count">Number of vectors, 0 or more.</param>
    /// <param name="seed">Equal seeds give equal vectors.</param>
    /// <returns>The vectors.</returns>
    /// <exception cref="CodeGenException">An input is no float tensor or has a second free size.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static VectorSet Make(OnnxModel model, int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        OnnxIndex index = new(OnnxEdit.Copy(model));
        Random random = new(seed);
        Dictionary<string, float[]> inputs = new(StringComparer.Ordinal);
        foreach (OnnxValue input in model.Inputs)
        {
            long size = VectorShape.SizeOf(input.Shape);
            if (input.Type != OnnxType.Float || input.Shape.Count == 0 || size < 0)
                throw new CodeGenException($"HRVG034 {OnnxText.OneLine(model.Name)}: input '{input.Name}' is {input.Type} [{string.Join(',', input.Shape)}], expected float with all sizes but the first fixed");
            if (size * count > VectorFile.MaxValues)
                throw new CodeGenException($"HRVG034 {OnnxText.OneLine(model.Name)}: {count} vectors of {size} values for input '{input.Name}', expected up to {VectorFile.MaxValues} values");
            bool mask = model.Metadata.TryGetValue(MetadataKey(input.Name), out string? kind) && kind == Mask;
            inputs[input.Name] = mask ? MakeMask(random, count, (int)size, (int)input.Shape[^1]) : MakeNormal(random, count, (int)size, index, input.Name);
        }

        return new VectorSet(count, inputs);
    }

    private static float[] MakeMask(Random random, int count, int size, int row)
    {
        float[] values = new float[count * size];
        for (int i = 0; i < values.Length; i++)
            values[i] = i % row == row - 1 || random.Next(4) > 0 ? 1 : 0;
        return values;
    }

    private static float[] MakeNormal(Random random, int count, int size, OnnxIndex index, string input)
    {
        (float[] mean, float[] deviation) = Units(index, input, size);
        float[] values = new float[count * size];
        for (int i = 0; i < values.Length; i++)
        {
            int wide = i / size % WideEvery == WideEvery - 1 ? 4 : 1;
            values[i] = (float)((Normal(random) * wide * deviation[i % deviation.Length]) + mean[i % mean.Length]);
        }

        return values;
    }

    // Twelve uniform numbers less six: variance 1, no function that libraries round differently.
    private static double Normal(Random random)
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
            sum += random.NextDouble();
        return sum;
    }

    private static (float[] Mean, float[] Deviation) Units(OnnxIndex index, string input, int size)
    {
        if (!TryStep(index, input, size, ["Sub"], out float[] mean, out OnnxNode? centred))
            return ([0], [1]);
        if (!TryStep(index, centred!.Outputs[0], size, ["Mul", "Div"], out float[] factor, out OnnxNode? scaled) || factor.Contains(0))
            return (mean, [1]);
        return (mean, scaled!.OpType == "Div" ? factor : Array.ConvertAll(factor, value => 1 / value));
    }

    // The only user of an edge, if it combines the edge with a constant that repeats along the leading axes.
    private static bool TryStep(OnnxIndex index, string edge, int size, string[] types, out float[] values, out OnnxNode? node)
    {
        (values, node) = ([], null);
        if (index.Users(edge) is not [(int user, 0)])
            return false;
        node = index.Model.Nodes[user];
        if (!types.Contains(node.OpType) || node.Inputs.Count != 2 || index.Constant(node.Inputs[1]) is not { Type: OnnxType.Float } constant)
            return false;
        values = constant.ToFloats();
        bool trailing = constant.Shape.SkipWhile(length => length == 1).All(length => length > 1);
        return trailing && values.Length > 0 && size % values.Length == 0 && values.All(float.IsFinite);
    }
}
