namespace HrvXkd.CodeGen.Onnx;

/// <summary>Builds a model node by node; each call returns the name of the edge it made, so calls nest as the formula reads.</summary>
/// <param name="model">Receives nodes and constants.</param>
public sealed class OnnxBuilder(OnnxModel model)
{
    /// <summary>The model being built.</summary>
    public OnnxModel Model { get; } = model;

    /// <summary>Adds a float input.</summary>
    /// <param name="name">Name of the edge.</param>
    /// <param name="shape">Dimensions; -1 for a free one.</param>
    /// <returns>The edge.</returns>
    public string Input(string name, params long[] shape)
    {
        Model.Inputs.Add(new OnnxValue(name, OnnxType.Float, shape));
        return name;
    }

    /// <summary>Declares a float output.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="shape">Dimensions; -1 for a free one.</param>
    public void Output(string edge, params long[] shape) => Model.Outputs.Add(new OnnxValue(edge, OnnxType.Float, shape));

    /// <summary>Adds a constant of floats.</summary>
    /// <param name="name">Name of the edge.</param>
    /// <param name="values">Elements, row major.</param>
    /// <param name="shape">Dimensions; none for a scalar.</param>
    /// <returns>The edge.</returns>
    public string Constant(string name, ReadOnlySpan<float> values, params long[] shape)
    {
        Model.Initializers.Add(OnnxTensor.Of(name, values, shape));
        return name;
    }

    /// <summary>Adds a list of integers, such as a shape or axes.</summary>
    /// <param name="name">Name of the edge.</param>
    /// <param name="values">Elements.</param>
    /// <returns>The edge.</returns>
    public string Integers(string name, params long[] values)
    {
        Model.Initializers.Add(OnnxTensor.Of(name, values, values.Length));
        return name;
    }

    /// <summary>Adds an operator with one output of the operator's name.</summary>
    /// <param name="name">Name of the node and of its output.</param>
    /// <param name="type">Operator, such as Add.</param>
    /// <param name="inputs">Edges it takes.</param>
    /// <returns>The edge it makes.</returns>
    public string Node(string name, string type, params string[] inputs) => Node(name, type, inputs, []);

    /// <summary>Adds an operator with attributes.</summary>
    /// <param name="name">Name of the node and of its output.</param>
    /// <param name="type">Operator, such as Softmax.</param>
    /// <param name="inputs">Edges it takes.</param>
    /// <param name="attributes">Attributes; see <see cref="OnnxNode.Attributes"/>.</param>
    /// <returns>The edge it makes.</returns>
    public string Node(string name, string type, string[] inputs, params (string Name, object Value)[] attributes)
    {
        Model.Nodes.Add(new OnnxNode(name, type, inputs, [name]) { Attributes = attributes.ToDictionary(pair => pair.Name, pair => pair.Value) });
        return name;
    }

    /// <summary>Reshapes; 0 keeps a size.</summary>
    /// <param name="name">Name of the node and of its output.</param>
    /// <param name="input">The edge.</param>
    /// <param name="shape">Sizes wanted.</param>
    /// <returns>The edge it makes.</returns>
    public string Reshape(string name, string input, params long[] shape) => Node(name, "Reshape", input, Integers($"{name}.shape", shape));

    /// <summary>Reorders axes.</summary>
    /// <param name="name">Name of the node and of its output.</param>
    /// <param name="input">The edge.</param>
    /// <param name="order">For each axis of the result, the axis it comes from.</param>
    /// <returns>The edge it makes.</returns>
    public string Transpose(string name, string input, params long[] order) => Node(name, "Transpose", [input], ("perm", order));

    /// <summary>Takes a range along one axis.</summary>
    /// <param name="name">Name of the node and of its output.</param>
    /// <param name="input">The edge.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="start">First index.</param>
    /// <param name="end">Index after the last.</param>
    /// <returns>The edge it makes.</returns>
    public string Slice(string name, string input, long axis, long start, long end) => Node(name, "Slice", input,
        Integers($"{name}.start", start), Integers($"{name}.end", end), Integers($"{name}.axis", axis));

    /// <summary>A linear layer: MatMul, then Add. The product's edge is called <c>name.product</c>.</summary>
    /// <param name="name">Name of the Add and of its output.</param>
    /// <param name="input">Edge of shape [..., rows].</param>
    /// <param name="weight">Matrix [rows, columns], row major.</param>
    /// <param name="bias">Bias, shape [columns].</param>
    /// <returns>The edge it makes.</returns>
    public string Linear(string name, string input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias)
    {
        string matrix = Constant($"{name}.weight", weight, weight.Length / bias.Length, bias.Length);
        string product = Node($"{name}.product", "MatMul", input, matrix);
        return Node(name, "Add", product, Constant($"{name}.bias", bias, bias.Length));
    }

    /// <summary>Layer normalization over the last axis, epsilon 1e-5.</summary>
    /// <param name="name">Name of the node and of its output.</param>
    /// <param name="input">The edge.</param>
    /// <param name="gain">Gain, shape of the last axis.</param>
    /// <param name="bias">Bias, shape of the last axis.</param>
    /// <returns>The edge it makes.</returns>
    public string LayerNorm(string name, string input, ReadOnlySpan<float> gain, ReadOnlySpan<float> bias) => Node(name, "LayerNormalization",
        [input, Constant($"{name}.gain", gain, gain.Length), Constant($"{name}.bias", bias, bias.Length)], ("axis", -1L), ("epsilon", 1e-5f));
}
