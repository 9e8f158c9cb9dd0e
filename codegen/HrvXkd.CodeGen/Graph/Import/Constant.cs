using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>A constant as real numbers, and as int8 with scales if the model stores it so.</summary>
/// <param name="Shape">Sizes.</param>
/// <param name="Values">Numbers, row major, finite.</param>
internal sealed record Constant(int[] Shape, double[] Values)
{
    /// <summary>The int8 numbers, or null.</summary>
    public sbyte[]? Steps { get; init; }

    /// <summary>Value of one step: one, or one for each index of <see cref="Axis"/>.</summary>
    public double[] Scales { get; init; } = [];

    /// <summary>Axis of the scales.</summary>
    public int Axis { get; init; }

    /// <summary>Reads an initializer.</summary>
    public static Constant Of(OnnxTensor tensor)
    {
        double[] values = tensor.Type == OnnxType.Float
            ? Array.ConvertAll(tensor.ToFloats(), value => (double)value)
            : Array.ConvertAll(tensor.ToIntegers(), value => (double)value);
        return Array.TrueForAll(values, double.IsFinite)
            ? new Constant([.. tensor.Shape.Select(size => (int)size)], values)
            : throw new CodeGenException($"HRVG105 constant '{tensor.Name}' holds a value that is not finite; accepted: finite numbers");
    }

    /// <summary>Reads an int8 initializer behind a DequantizeLinear.</summary>
    public static Constant Of(ImportContext context, OnnxNode node, OnnxTensor tensor)
    {
        if (tensor.Type != OnnxType.Int8)
            throw context.Fault("HRVG104", node, $"constant of type {tensor.Type}", "int8");
        int axis = (int)context.Integer(node, "axis", 1);
        axis = axis < 0 ? axis + tensor.Shape.Count : axis;
        double[] scales = context.Scale(node);
        if (scales.Length != 1 && (axis >= tensor.Shape.Count || axis < 0 || scales.Length != tensor.Shape[axis]))
            throw context.Fault("HRVG104", node, $"{scales.Length} scales for axis {axis} of [{string.Join(',', tensor.Shape)}]", "one scale, or one for each index of the axis");
        Constant integers = Of(tensor);
        int inner = integers.Shape.Skip(axis + 1).Aggregate(1, (product, size) => product * size);
        double[] values = [.. integers.Values.Select((value, i) => value * scales[i / inner % scales.Length])];
        return new Constant(integers.Shape, values) { Steps = Array.ConvertAll(integers.Values, value => (sbyte)value), Scales = scales, Axis = axis };
    }

    /// <summary>The transposed matrix.</summary>
    public Constant Turned()
    {
        int rows = Shape[0], columns = Shape[1];
        int[] from = [.. Enumerable.Range(0, rows * columns).Select(i => (i % rows * columns) + (i / rows))];
        return new Constant([columns, rows], Array.ConvertAll(from, i => Values[i]))
        {
            Steps = Steps is { } steps ? Array.ConvertAll(from, i => steps[i]) : null,
            Scales = Scales,
            Axis = 1 - Axis,
        };
    }

    /// <summary>The same numbers under another shape of as many elements.</summary>
    public Constant Shaped(params int[] shape) => new(shape, Values) { Steps = Steps, Scales = Scales, Axis = Axis };

    /// <summary>Repeats the constant over the last axes of an edge.</summary>
    /// <param name="edge">Shape of the edge, without the batch.</param>
    /// <param name="period">Receives the numbers: element i of the edge meets period[i mod length].</param>
    /// <returns>False if the constant has more, or other, elements than the edge.</returns>
    public bool TryPeriod(IReadOnlyList<int> edge, out double[] period)
    {
        int[] shape = [.. Shape.SkipWhile(size => size == 1)];
        period = [];
        if (shape.Length > edge.Count)
            return false;
        int[] covered = [.. edge.Skip(edge.Count - shape.Length)];
        for (int axis = 0; axis < shape.Length; axis++)
            if (shape[axis] != covered[axis] && shape[axis] != 1)
                return false;
        int[] strides = new int[shape.Length];
        for (int axis = shape.Length - 1, stride = 1; axis >= 0; stride *= shape[axis--])
            strides[axis] = shape[axis] == 1 ? 0 : stride;
        period = [.. IndexMap.Strided(covered, strides).Select(i => Values[i])];
        return true;
    }
}
