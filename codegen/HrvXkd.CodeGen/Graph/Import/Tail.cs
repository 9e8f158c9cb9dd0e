// Elementwise layers by constants that follow a product or stand alone are one step of requantization: value = scale * x + offset, clamped,
// perhaps quantized. Taking them in saves memory and roundings; the integer program rounds once, at the end of the chain.
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>A chain of elementwise layers by constants.</summary>
internal sealed class Tail
{
    private readonly ImportContext _context;
    private readonly IReadOnlyList<int> _shape;
    private readonly int _channels, _run;
    private double _low = double.NegativeInfinity, _high = double.PositiveInfinity;
    private bool _quantized, _named, _rows;

    private Tail(ImportContext context, string name, string onnxEdge, IReadOnlyList<int> shape, int channels, int run = 1) =>
        (_context, Name, OnnxEdge, _shape, _channels, _run) = (context, name, onnxEdge, shape, channels, run);

    /// <summary>Name of the last layer before a quantizer.</summary>
    public string Name { get; private set; }

    /// <summary>ONNX edge that the chain ends in.</summary>
    public string OnnxEdge { get; private set; }

    /// <summary>Factor per channel.</summary>
    public double[] Scale { get; private set; } = [1];

    /// <summary>Value of one step of the result.</summary>
    public double Step { get; private set; } = Graph.Edge.Q16Scale;

    /// <summary>Numbers of the model taken in.</summary>
    public int Weights { get; private set; }

    /// <summary>Lowest result in steps.</summary>
    public int Low => Bound(_low, _quantized ? sbyte.MinValue : int.MinValue);

    /// <summary>Highest result in steps.</summary>
    public int High => Bound(_high, _quantized ? sbyte.MaxValue : int.MaxValue);

    private double[] Offset { get; set; } = [0];

    /// <summary>A chain without layers, which only changes the format.</summary>
    public static Tail Empty(ImportContext context, string name, string onnxEdge) => new(context, name, onnxEdge, [], 1);

    /// <summary>The chain that follows a layer.</summary>
    /// <param name="context">The import.</param>
    /// <param name="node">The layer.</param>
    /// <param name="shape">Shape of its output.</param>
    /// <param name="channels">Most channels a constant may have.</param>
    /// <param name="rows">True if offsets may differ from row to row, too.</param>
    public static Tail After(ImportContext context, OnnxNode node, IReadOnlyList<int> shape, int channels, bool rows = false)
    {
        Tail tail = new(context, node.Name, node.Outputs[0], shape, channels) { _named = true, _rows = rows };
        tail.TakeFollowers();
        return tail;
    }

    /// <summary>The chain that follows a layer that ends in a gain and a bias per channel.</summary>
    /// <param name="context">The import.</param>
    /// <param name="node">The layer.</param>
    /// <param name="shape">Shape of its output.</param>
    /// <param name="gain">Per channel.</param>
    /// <param name="bias">Per channel.</param>
    /// <param name="run">Elements of one channel that follow one another: 1 if the channel is the last axis.</param>
    public static Tail AfterAffine(ImportContext context, OnnxNode node, IReadOnlyList<int> shape, double[] gain, double[] bias, int run = 1)
    {
        Tail tail = new(context, node.Name, node.Outputs[0], shape, gain.Length, run) { _named = true, Scale = gain, Offset = bias };
        tail.TakeFollowers();
        return tail;
    }

    /// <summary>The chain that starts with a layer.</summary>
    /// <param name="context">The import.</param>
    /// <param name="node">The layer.</param>
    /// <param name="slot">Its input that is no constant.</param>
    public static Tail From(ImportContext context, OnnxNode node, int slot)
    {
        Edge input = context.Edge(node, slot);
        Tail tail = new(context, node.Name, node.Inputs[slot], input.Shape, input.Count);
        if (!tail.TryTake(node))
            throw context.Fault("HRVG102", node, $"the operands do not fit {context.Shown(input.Shape)}", "finite constants that repeat over the last axes; x - c, c - x, x / c; clips by scalars, low below high");
        tail.TakeFollowers();
        return tail;
    }

    /// <summary>The edge that the chain makes.</summary>
    public Edge Edge(IReadOnlyList<int> shape, Interval range) => _quantized
        ? new Edge(Name, shape, EdgeKind.Int8, Step, range) { OnnxEdge = OnnxEdge }
        : Graph.Edge.Q16(Name, shape, range);

    /// <summary>Factors for a number of channels.</summary>
    public double[] ScaleOf(int channels) => Repeat(Scale, channels);

    /// <summary>Offsets in steps of the result.</summary>
    public double[] OffsetSteps(int channels = 0) => Array.ConvertAll(channels == 0 ? Offset : Repeat(Offset, Math.Max(channels, Offset.Length)), value => value / Step);

    private void TakeFollowers()
    {
        while (!_quantized && _context.SoleUser(OnnxEdge) is { } user && !_context.IsTaken(user) && _context.Curve(user) is null && TryTake(user))
            _context.Take(user);
        if (!_quantized)
            TakeQuantizerBehindLayouts();
    }

    // Quantizing before or after a reordering is the same; before it saves the wide copy.
    private void TakeQuantizerBehindLayouts()
    {
        OnnxNode? user = _context.SoleUser(OnnxEdge);
        while (user is not null && LayoutImport.IsPermutation(user) && user.Outputs.Count == 1)
            user = _context.SoleUser(user.Outputs[0]);
        if (user is not { OpType: "QuantizeLinear", Domain: "" } || _context.SoleUser(OnnxEdge) == user)
            return;
        TryQuantize(user);
        _context.Hoist(user);
    }

    private bool TryTake(OnnxNode node)
    {
        if (node.Domain.Length != 0 || node.Outputs.Count != 1 || _quantized)
            return false;
        bool clamped = !double.IsInfinity(_low) || !double.IsInfinity(_high);
        bool done = node.OpType switch
        {
            "Add" or "Sub" or "Mul" or "Div" => !clamped && TryArithmetic(node),
            "BatchNormalization" => !clamped && TryBatchNormalization(node),
            "Relu" => TryClamp(0, double.PositiveInfinity),
            "Clip" => TryClip(node),
            "QuantizeLinear" => TryQuantize(node),
            _ => false,
        };
        if (!done)
            return false;
        if (!_quantized || !_named)
            Name = node.Name;
        _named = true;
        OnnxEdge = node.Outputs[0];
        return true;
    }

    private bool TryArithmetic(OnnxNode node)
    {
        int slot = node.Inputs[0] == OnnxEdge ? 1 : 0;
        if (node.Inputs.Count != 2 || _context.Constant(node, slot) is not { } constant || (!TryChannels(constant, out double[] period) && !IsPerRow(node, constant, out period)))
            return false;
        if (node.OpType == "Div" && (slot == 0 || period.Contains(0)))
            return false;
        (double sign, bool scales) = (node.OpType == "Sub" && slot == 0 ? -1 : 1, node.OpType is "Mul" or "Div");
        double[] factor = node.OpType switch
        {
            "Mul" => period,
            "Div" => Array.ConvertAll(period, value => 1 / value),
            _ => [sign],
        };
        double[] offset = scales ? [0] : Array.ConvertAll(period, value => node.OpType == "Sub" && slot == 1 ? -value : value);
        Compose(factor, offset);

        Weights += constant.Values.Length;
        return true;
    }

    // Source: onnx.ai, BatchNormalization: y = (x - mean) / sqrt(var + epsilon) * scale + B along axis 1.
    private bool TryBatchNormalization(OnnxNode node)
    {
        int axis = 1 - _context.Lead;
        bool training = _context.Integer(node, "training_mode", 0) != 0 || node.Outputs.Skip(1).Any(output => output.Length > 0);
        double epsilon = node.Attributes.GetValueOrDefault("epsilon") is float value ? value : 1e-5f;
        if (node.Inputs.Count != 5 || node.Inputs[0] != OnnxEdge || training || axis >= _shape.Count || !(epsilon >= 0))
            return false;
        double[][] constants = new double[4][];
        for (int i = 0; i < 4; i++)
        {
            if (_context.Constant(node, i + 1) is not { } constant || constant.Values.Length != _shape[axis])
                return false;
            constants[i] = constant.Values;
        }

        if (constants[3].Any(variance => !(variance + epsilon > 0)))
            return false;
        double[] factor = [.. constants[3].Select((variance, c) => constants[0][c] / Math.Sqrt(variance + epsilon))];
        double[] offset = [.. factor.Select((f, c) => constants[1][c] - (f * constants[2][c]))];
        int[] shape = [_shape[axis], .. Enumerable.Repeat(1, _shape.Count - axis - 1)];
        if (!TryChannels(new Constant(shape, factor), out factor) || !TryChannels(new Constant(shape, offset), out offset))
            return false;
        Compose(factor, offset);
        Weights += 4 * _shape[axis];
        return true;
    }

    // x -> factor * x + offset behind what is there. Periods divide one another: they are products of the last sizes of one shape.
    private void Compose(double[] factor, double[] offset)
    {
        Scale = Zip(Scale, factor, (a, b) => a * b);
        Offset = Zip(Zip(Offset, factor, (a, b) => a * b), offset, (a, b) => a + b);
        if (!_rows && Offset.Length != Scale.Length)
            (Scale, Offset) = (Repeat(Scale, Math.Max(Scale.Length, Offset.Length)), Repeat(Offset, Math.Max(Scale.Length, Offset.Length)));
    }

    private static double[] Zip(double[] a, double[] b, Func<double, double, double> join)
    {
        int length = Math.Max(a.Length, b.Length);
        return [.. Enumerable.Range(0, length).Select(i => join(a[i % a.Length], b[i % b.Length]))];
    }

    // A bias that differs from row to row, such as of positions, is added like any other.
    private bool IsPerRow(OnnxNode node, Constant constant, out double[] period)
    {
        period = [];
        return _rows && node.OpType is "Add" or "Sub" && constant.TryPeriod(_shape, out period) && period.Length % _channels == 0;
    }

    // One number per channel: element i of the edge is of channel i / run mod channels.
    private bool TryChannels(Constant constant, out double[] period)
    {
        if (!constant.TryPeriod(_shape, out period))
            return false;
        if (_run == 1 || period.Length == 1)
            return period.Length <= _channels;
        double[] all = period;
        int count = _channels * _run;
        double[] channels = [.. Enumerable.Range(0, _channels).Select(c => all[c * _run % all.Length])];
        bool same = Enumerable.Range(0, count).All(i => all[i % all.Length] == channels[i / _run]);
        period = channels;
        return same;
    }

    private bool TryClip(OnnxNode node)
    {
        double[]? low = _context.Constant(node, 1)?.Values, high = _context.Constant(node, 2)?.Values;
        bool scalars = low is null or { Length: 1 } && high is null or { Length: 1 };
        bool known = Enumerable.Range(1, Math.Max(0, node.Inputs.Count - 1)).All(slot => node.Inputs[slot].Length == 0 || _context.Constant(node, slot) is not null);
        return scalars && known && TryClamp(low?[0] ?? double.NegativeInfinity, high?[0] ?? double.PositiveInfinity);
    }

    private bool TryClamp(double low, double high)
    {
        if (low > high || low > _high || high < _low)
            return false;
        (_low, _high) = (Math.Max(_low, low), Math.Min(_high, high));
        return true;
    }

    private bool TryQuantize(OnnxNode node)
    {
        double[] scales = _context.Scale(node);
        if (scales.Length != 1)
            throw _context.Fault("HRVG104", node, $"{scales.Length} scales for an activation", "one scale per tensor");
        (Step, _quantized) = (scales[0], true);
        return true;
    }

    private int Bound(double value, int limit) => double.IsInfinity(value)
        ? limit
        : (int)Math.Clamp(Math.Floor((value / Step) + 0.5), _quantized ? sbyte.MinValue : int.MinValue, _quantized ? sbyte.MaxValue : int.MaxValue);

    private static double[] Repeat(double[] values, int channels) => [.. Enumerable.Range(0, channels).Select(c => values[c % values.Length])];
}
