using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Tests.Fuzz;

/// <summary>Makes valid models at random: every accepted operator set and operator, in any order that fits the shapes.</summary>
internal sealed class RandomGraph
{
    private readonly Random _random;
    private readonly OnnxBuilder _graph;
    private readonly bool _batched;
    private readonly List<(string Edge, int[] Shape)> _edges = [];
    private int _names;

    private RandomGraph(int seed)
    {
        _random = new Random(seed);
        _batched = _random.Next(3) > 0;
        _graph = new OnnxBuilder(new OnnxModel { Name = $"fuzz{seed}", Opset = _random.Next(13, 23) });
        _graph.Model.Initializers.Add(OnnxTensor.Of("zero", [(sbyte)0]));
    }

    /// <summary>A model; equal seeds give equal models.</summary>
    public static OnnxModel Make(int seed)
    {
        RandomGraph maker = new(seed);
        return maker.Build();
    }

    private int Lead => _batched ? 1 : 0;

    private OnnxModel Build()
    {
        for (int inputs = _random.Next(4) == 0 ? 2 : 1; inputs > 0; inputs--)
        {
            int[] shape = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => _random.Next(2, 7))];
            string input = _graph.Input(Name("input"), Full(shape));
            _edges.Add((Unary("Clip", input, Scalar(-6), Scalar(6)), shape));
        }

        for (int layers = _random.Next(2, 14); layers > 0; layers--)
            Grow();
        // Everything that is not used yet meets in the end: no layer may be left out.
        (string last, int[] shape2) = _edges[^1];
        _graph.Output(last, Full(shape2));
        return _graph.Model;
    }

    private void Grow()
    {
        // Mostly the newest edge, so that layers follow one another.
        (string x, int[] shape) = _random.Next(3) > 0 ? _edges[^1] : _edges[_random.Next(_edges.Count)];
        (string, int[])? made = _random.Next(19) switch
        {
            0 or 1 => Linear(x, shape),
            2 => Quantized(x, shape),
            3 => (Unary("Relu", x), shape),
            4 => (Unary(Pick("Sigmoid", "Tanh", "Erf"), x), shape),
            5 => Gelu(x, shape),
            6 => (Arithmetic(x, shape), shape),
            7 => Two(x, shape),
            8 => Softmax(x, shape),
            9 => LayerNorm(x, shape),
            10 => Transpose(x, shape),
            11 => Reshape(x, shape),
            12 => Select(x, shape),
            13 => Mean(x, shape),
            14 => Product(x, shape),
            15 => Conv(x, shape),
            16 => Pool(x, shape),
            17 => Concat(x, shape),
            _ => (Unary("Clip", x, Scalar(-3), Scalar(5)), shape),
        };
        if (made is { } edge && edge.Item2.Aggregate(1, (product, size) => product * size) <= 4096)
            _edges.Add(edge);
    }

    private (string, int[])? Linear(string x, int[] shape)
    {
        if (shape.Length == 0)
            return null;
        int columns = _random.Next(1, 9);
        string bounded = _random.Next(2) == 0 ? Quantize(x) : x;
        string weight = _graph.Constant(Name("w"), Noise(shape[^1] * columns, 0.6), shape[^1], columns);
        if (bounded != x && _random.Next(4) > 0)
            weight = QuantizedWeight(shape[^1], columns);
        string product = Unary("MatMul", bounded, weight);
        return (_random.Next(2) == 0 ? product : Unary("Add", product, _graph.Constant(Name("b"), Noise(columns, 0.5), columns)), [.. shape[..^1], columns]);
    }

    private string QuantizedWeight(int inner, int columns)
    {
        sbyte[] steps = [.. Enumerable.Range(0, inner * columns).Select(_ => (sbyte)_random.Next(-127, 128))];
        string values = Name("wq");
        _graph.Model.Initializers.Add(OnnxTensor.Of(values, steps, inner, columns));
        bool perColumn = _random.Next(2) == 0;
        string scale = perColumn ? _graph.Constant(Name("ws"), [.. Noise(columns, 0.002).Select(value => Math.Abs(value) + 0.004f)], columns) : Scalar(0.005f);
        string zero = "zero";
        if (perColumn)
            _graph.Model.Initializers.Add(OnnxTensor.Of(zero = Name("wz"), new sbyte[columns], columns));
        string name = Name("wdq");
        return _graph.Node(name, "DequantizeLinear", [values, scale, zero], ("axis", 1L));
    }

    private (string, int[]) Quantized(string x, int[] shape) => (Quantize(x), shape);

    private string Quantize(string x)
    {
        string scale = Scalar(Pick(0.03f, 0.05f, 0.11f));
        return Unary("DequantizeLinear", Unary("QuantizeLinear", x, scale, "zero"), scale, "zero");
    }

    private (string, int[]) Gelu(string x, int[] shape)
    {
        if (_graph.Model.Opset >= 20)
            return (_graph.Node(Name("gelu"), "Gelu", [x], ("approximate", Pick("none", "tanh"))), shape);
        string inner = Unary("Add", Unary("Erf", Unary("Div", x, Scalar(1.41421356f))), Scalar(1));
        return (Unary("Mul", Unary("Mul", x, inner), Scalar(0.5f)), shape);
    }

    private string Arithmetic(string x, int[] shape)
    {
        bool vector = _random.Next(2) == 0 && shape.Length > 0;
        string constant = vector ? _graph.Constant(Name("c"), [.. Noise(shape[^1], 1).Select(value => Math.Abs(value) + 0.25f)], shape[^1]) : Scalar((float)(0.25 + _random.NextDouble()));
        return _random.Next(5) switch
        {
            0 => Unary("Add", x, constant),
            1 => Unary("Sub", x, constant),
            2 => Unary("Sub", constant, x),
            3 => Unary("Mul", x, constant),
            _ => Unary("Div", x, constant),
        };
    }

    private (string, int[])? Two(string x, int[] shape)
    {
        (string other, int[] _) = _edges.LastOrDefault(edge => edge.Edge != x && edge.Shape.SequenceEqual(shape));
        return other is null ? null : (Unary(Pick("Add", "Sub", "Mul"), Bounded(x), Bounded(other)), shape);
    }

    private (string, int[])? Softmax(string x, int[] shape) => shape.Length == 0 ? null : (_graph.Node(Name("softmax"), "Softmax", [x], ("axis", -1L)), shape);

    private (string, int[])? LayerNorm(string x, int[] shape)
    {
        if (shape.Length == 0 || shape[^1] is < 2 or > Core.Kernels.LayerNorm.MaxWidth)
            return null;
        float[] gain = [.. Noise(shape[^1], 0.3).Select(value => value + 1)], bias = Noise(shape[^1], 0.3);
        return (_graph.Model.Opset >= 17 ? _graph.LayerNorm(Name("norm"), x, gain, bias) : NormChain(x, gain, bias), shape);
    }

    // Before operator set 17 there is no LayerNormalization.
    private string NormChain(string x, float[] gain, float[] bias)
    {
        string centred = Unary("Sub", x, LastMean(x));
        string root = Unary("Sqrt", Unary("Add", LastMean(Unary("Mul", centred, centred)), Scalar(1e-5f)));
        return Unary("Add", Unary("Mul", Unary("Div", centred, root), _graph.Constant(Name("gain"), gain, gain.Length)), _graph.Constant(Name("bias"), bias, bias.Length));
    }

    private string LastMean(string x) => _graph.Node(Name("mean"), "ReduceMean", [x], ("axes", new long[] { -1 }));

    private (string, int[])? Transpose(string x, int[] shape)
    {
        if (shape.Length < 2)
            return null;
        int[] order = [.. Enumerable.Range(0, shape.Length)];
        _random.Shuffle(order);
        return (_graph.Transpose(Name("turned"), x, [.. _batched ? [0L] : Array.Empty<long>(), .. order.Select(axis => (long)axis + Lead)]), [.. order.Select(axis => shape[axis])]);
    }

    private (string, int[]) Reshape(string x, int[] shape)
    {
        int count = shape.Aggregate(1, (product, size) => product * size);
        int[] divisors = [.. Enumerable.Range(1, count).Where(size => count % size == 0)];
        int first = divisors[_random.Next(divisors.Length)];
        int[] wanted = _random.Next(3) switch
        {
            0 => [count],
            1 => [1, first, count / first],
            _ => [first, count / first],
        };
        return (_graph.Reshape(Name("shaped"), x, [.. _batched ? [0L] : Array.Empty<long>(), .. wanted.Select(size => (long)size)]), wanted);
    }

    private (string, int[])? Select(string x, int[] shape)
    {
        if (shape.Length == 0)
            return null;
        int axis = _random.Next(shape.Length), size = shape[axis];
        int[] result = [.. shape];
        if (_random.Next(2) == 0)
        {
            int start = _random.Next(size), end = _random.Next(start, size) + 1;
            result[axis] = end - start;
            return (_graph.Slice(Name("slice"), x, axis + Lead, start, end), result);
        }

        long[] indices = [.. Enumerable.Range(0, _random.Next(1, 6)).Select(_ => (long)_random.Next(-size, size))];
        result[axis] = indices.Length;
        return (_graph.Node(Name("gather"), "Gather", [x, _graph.Integers(Name("which"), indices)], ("axis", (long)axis + Lead)), result);
    }

    private (string, int[])? Mean(string x, int[] shape)
    {
        if (shape.Length == 0)
            return null;
        int axis = _random.Next(shape.Length), last = _random.Next(axis, shape.Length);
        bool keep = _random.Next(2) == 0 || shape.Length == last - axis + 1;
        long[] axes = [.. Enumerable.Range(axis, last - axis + 1).Select(i => (long)i + Lead)];
        string[] inputs = _graph.Model.Opset >= 18 ? [x, _graph.Integers(Name("axes"), axes)] : [x];
        (string, object)[] attributes = _graph.Model.Opset >= 18 ? [("keepdims", keep ? 1L : 0L)] : [("axes", axes), ("keepdims", keep ? 1L : 0L)];
        return (_graph.Node(Name("mean"), "ReduceMean", inputs, attributes), [.. shape.Take(axis), .. keep ? Enumerable.Repeat(1, axes.Length) : [], .. shape.Skip(last + 1)]);
    }

    private (string, int[])? Product(string x, int[] shape)
    {
        if (shape.Length < 2)
            return null;
        string a = Bounded(x), b = Bounded(x);
        int rank = shape.Length;
        long[] order = [.. Enumerable.Range(0, rank + Lead).Select(axis => (long)axis)];
        (order[^1], order[^2]) = (order[^2], order[^1]);
        return (Unary("MatMul", a, _graph.Transpose(Name("turned"), b, order)), [.. shape[..^1], shape[^2]]);
    }

    private (string, int[])? Conv(string x, int[] shape)
    {
        if (!_batched || shape.Length != 2)
            return null;
        int kernel = _random.Next(1, Math.Min(4, shape[1]) + 1), filters = _random.Next(1, 5), stride = _random.Next(1, 3), pad = _random.Next(0, 2);
        string weight = _graph.Constant(Name("w"), Noise(filters * shape[0] * kernel, 0.5), filters, shape[0], kernel);
        string conv = _graph.Node(Name("conv"), "Conv", [x, weight, _graph.Constant(Name("b"), Noise(filters, 0.5), filters)], ("strides", new long[] { stride }), ("pads", new long[] { pad, pad }));
        return (conv, [filters, ((shape[1] + (2 * pad) - kernel) / stride) + 1]);
    }

    private (string, int[])? Pool(string x, int[] shape)
    {
        if (!_batched || shape.Length != 2)
            return null;
        int kernel = _random.Next(1, shape[1] + 1), stride = _random.Next(1, 3);
        return (_graph.Node(Name("pool"), Pick("MaxPool", "AveragePool"), [x], ("kernel_shape", new long[] { kernel }), ("strides", new long[] { stride })), [shape[0], ((shape[1] - kernel) / stride) + 1]);
    }

    private (string, int[])? Concat(string x, int[] shape)
    {
        if (shape.Length == 0)
            return null;
        (string other, int[] _) = _edges.FirstOrDefault(edge => edge.Shape.SequenceEqual(shape));
        int axis = _random.Next(shape.Length);
        int[] result = [.. shape];
        result[axis] *= 2;
        return (_graph.Node(Name("joined"), "Concat", [x, other], ("axis", (long)axis + Lead)), result);
    }

    private string Bounded(string x) => _random.Next(2) == 0 ? Quantize(x) : Unary("Clip", x, Scalar(-2), Scalar(2));

    private string Unary(string type, params string[] inputs) => _graph.Node(Name(type.ToLowerInvariant()), type, inputs);

    private string Scalar(float value) => _graph.Constant(Name("k"), [value]);

    private string Name(string stem) => $"{stem}.{_names++}";

    private long[] Full(int[] shape) => [.. _batched ? [-1L] : Array.Empty<long>(), .. shape.Select(size => (long)size)];

    private float[] Noise(int count, double deviation) => [.. Enumerable.Range(0, count).Select(_ => (float)((_random.NextDouble() + _random.NextDouble() - 1) * 2 * deviation))];

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];
}
