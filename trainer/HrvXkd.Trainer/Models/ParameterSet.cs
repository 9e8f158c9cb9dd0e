// Parameters of a Torch network in one flat tensor. The networks here are small, so a step is bound by the number of operations: one
// split gives all parameters as views, their gradient arrives as one tensor, and the optimizer is one pass over one array.
//
// A finalizer of TorchSharp's Scalar may run while native code still reads the number. Networks therefore use no operation that makes a
// Scalar: numbers enter as plain arguments or as tensors (see TorchMath), and tensors are held by a dispose scope or a field.

using static TorchSharp.torch;

namespace HrvXkd.Trainer.Models;

/// <summary>Named parameters, drawn from a seed and trained together.</summary>
internal abstract class ParameterSet : IDisposable
{
    private readonly List<Parameter> _parameters = [];
    private Tensor? _flat;
    private Tensor[] _views = [];

    /// <summary>How a parameter starts.</summary>
    protected enum Start
    {
        /// <summary>All 0.</summary>
        Zero,

        /// <summary>All 1.</summary>
        One,

        /// <summary>Uniform within +-sqrt(6 / (in + out)), after Glorot and Bengio 2010.</summary>
        Glorot,
    }

    /// <summary>Number of weights, from the shapes.</summary>
    public int WeightCount { get; private set; }

    /// <summary>The weights, shape [WeightCount]; valid as long as this object.</summary>
    public Span<float> Values => TorchMath.Numbers(Flat);

    private Tensor Flat => _flat ?? throw new InvalidOperationException("Initialise first.");

    /// <summary>Draws the parameters.</summary>
    /// <param name="seed">Same seed, same parameters, whatever Torch's own generator has done.</param>
    public void Initialise(int seed)
    {
        float[] values = new float[WeightCount];
        Random random = new(seed);
        foreach (Parameter p in _parameters)
            Fill(values.AsSpan(p.Offset, p.Size), p, random);
        _flat = TorchMath.Create(values, values.Length).requires_grad_().DetachFromDisposeScope();
    }

    /// <summary>The weights as plain arrays by name of their parameter.</summary>
    public Dictionary<string, float[]> ExportValues() =>
        _parameters.ToDictionary(p => p.Name, p => Values.Slice(p.Offset, p.Size).ToArray(), StringComparer.Ordinal);

    /// <summary>The gradient since it was last cleared, shape [WeightCount]; belongs to the current dispose scope.</summary>
    public Tensor Gradient() => Flat.grad ?? throw new InvalidOperationException("No backward pass was made.");

    /// <summary>A number for each weight, such as a learning rate, from the parameter it belongs to.</summary>
    /// <param name="ofParameter">Takes the name and the rank of a parameter.</param>
    public float[] PerWeight(Func<string, int, float> ofParameter)
    {
        float[] result = new float[WeightCount];
        foreach (Parameter p in _parameters)
            result.AsSpan(p.Offset, p.Size).Fill(ofParameter(p.Name, p.Shape.Length));
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _flat?.Dispose();
        _flat = null;
    }

    /// <summary>Makes the views of one forward pass.</summary>
    protected void Bind()
    {
        Tensor[] pieces = Flat.split([.. _parameters.Select(p => (long)p.Size)]);
        _views = [.. pieces.Zip(_parameters, (piece, p) => piece.view(p.Shape))];
    }

    /// <summary>Declares a parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="start">How it starts.</param>
    /// <param name="shape">Its shape.</param>
    /// <returns>Its index.</returns>
    protected int Add(string name, Start start, params long[] shape)
    {
        Parameter parameter = new(name, start, shape, WeightCount);
        _parameters.Add(parameter);
        WeightCount += parameter.Size;
        return _parameters.Count - 1;
    }

    /// <summary>A parameter as a view in the current forward pass.</summary>
    /// <param name="index">Its index.</param>
    protected Tensor View(int index) => _views[index];

    /// <summary>The values of a parameter, to be read or written between steps.</summary>
    /// <param name="index">Its index.</param>
    protected Span<float> ValuesOf(int index) => Values.Slice(_parameters[index].Offset, _parameters[index].Size);

    private static void Fill(Span<float> values, Parameter p, Random random)
    {
        values.Fill(p.Start == Start.One ? 1 : 0);
        if (p.Start != Start.Glorot)
            return;
        double bound = Math.Sqrt(6.0 / p.Shape.Sum());
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(((2 * random.NextDouble()) - 1) * bound);
    }

    private sealed record Parameter(string Name, Start Start, long[] Shape, int Offset)
    {
        public int Size { get; } = (int)Shape.Aggregate(1L, (a, b) => a * b);
    }
}
