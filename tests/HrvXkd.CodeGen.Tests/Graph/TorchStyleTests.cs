using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Quantization;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Vectors;

namespace HrvXkd.CodeGen.Tests.Graph;

/// <summary>
/// A transformer block as PyTorch's exporter writes it: names with slashes and colons, Constant nodes, sizes computed from shapes, attention's scale
/// as sqrt(1 / sqrt(size)) on both operands, GELU as its chain.
/// </summary>
public class TorchStyleTests
{
    private const int Windows = 8, Width = 16, Heads = 2;

    private readonly OnnxBuilder _graph = new(new OnnxModel { Name = "main_graph", Producer = "pytorch", Opset = 17 });
    private readonly Random _random = new(3);
    private int _names;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Import_AttentionBlockOfAnExporter_MatchesOnnxRuntime(bool quantized)
    {
        OnnxModel model = Model();
        if (quantized)
            model = PostTrainingQuantizer.Quantize(model, RandomVectors.Make(model, 200, 3));
        ReferenceProgram reference = WholeModel.Check(model, quantized ? 0.35 : 4e-3, vectors: 100);
        Assert.Equal(5, reference.Graph.Nodes.OfType<LinearNode>().Count());
        Assert.Equal(quantized ? 5 : 0, reference.Graph.Nodes.OfType<LinearNode>().Count(node => node.Int8Weight is not null));
        Assert.Equal(2, reference.Graph.Nodes.OfType<LayerNormNode>().Count());
    }

    // Scales and zero points of rank 1 with one element, as some exporters write them, mean what those of rank 0 mean.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Import_ScalesOfRank_MatchOnnxRuntime(int rank)
    {
        long[] shape = rank == 0 ? [] : [1];
        string scale = _graph.Constant("scale", [0.03f], shape), weightScale = _graph.Constant("weight.scale", [0.02f], shape);
        _graph.Model.Initializers.Add(OnnxTensor.Of("zero", [(sbyte)0], shape));
        _graph.Model.Initializers.Add(OnnxTensor.Of("weight", [.. Enumerable.Range(0, 24).Select(i => (sbyte)((i * 37 % 255) - 127))], 6, 4));
        string x = _graph.Node("dq", "DequantizeLinear", _graph.Node("q", "QuantizeLinear", _graph.Input("x", -1, 6), scale, "zero"), scale, "zero");
        _graph.Output(_graph.Node("y", "MatMul", x, _graph.Node("w", "DequantizeLinear", "weight", weightScale, "zero")), -1, 4);
        Assert.NotNull(Assert.Single(WholeModel.Check(_graph.Model, 2e-5).Graph.Nodes.OfType<LinearNode>()).Int8Weight);
    }

    private OnnxModel Model()
    {
        string h = Linear(_graph.Input("input", -1, Windows, 12), 12, Width);
        string normal = _graph.LayerNorm("/norm1/LayerNormalization", h, Ones(), Noise(Width, 0.1));
        h = Op("Add", h, Linear(Attention(Linear(normal, Width, 3 * Width)), Width, Width));
        normal = _graph.LayerNorm("/norm2/LayerNormalization", h, Ones(), Noise(Width, 0.1));
        h = Op("Add", h, Linear(Gelu(Linear(normal, Width, 2 * Width)), 2 * Width, Width));
        _graph.Output(_graph.Node("output", "ReduceMean", [h], ("axes", new long[] { 1 }), ("keepdims", 0L)), -1, Width);
        return _graph.Model;
    }

    private string Attention(string joined)
    {
        string[] parts = [Fresh("Split"), Fresh("Split"), Fresh("Split")];
        _graph.Model.Nodes.Add(new OnnxNode(parts[0], "Split", [joined, Integers(Width, Width, Width)], parts) { Attributes = new Dictionary<string, object> { ["axis"] = 2L } });
        string[] heads = [.. parts.Select(part => Turned(Op("Reshape", part, Sizes(part, Windows, Heads, Width / Heads)), 0, 2, 1, 3))];
        string size = Op("Slice", Op("Shape", heads[0]), Integers(-1), Integers(long.MaxValue));
        string scale = Op("Sqrt", Op("Div", Constant(1f), Op("Sqrt", _graph.Node(Fresh("Cast"), "Cast", [size], ("to", 1L)))));
        string scores = Op("MatMul", Op("Mul", heads[0], scale), Op("Mul", Turned(heads[1], 0, 1, 3, 2), scale));
        string mixed = Op("MatMul", _graph.Node(Fresh("Softmax"), "Softmax", [scores], ("axis", -1L)), heads[2]);
        return Op("Reshape", Turned(mixed, 0, 2, 1, 3), Sizes(joined, Windows, Width));
    }

    // Shape, Gather, Unsqueeze, Concat: the batch is read from the tensor.
    private string Sizes(string of, params long[] sizes)
    {
        string batch = Op("Unsqueeze", _graph.Node(Fresh("Gather"), "Gather", [Op("Shape", of), Integer(0)], ("axis", 0L)), Integers(0));
        return _graph.Node(Fresh("Concat"), "Concat", [batch, .. sizes.Select(size => Integers(size))], ("axis", 0L));
    }

    private string Gelu(string x) => Op("Mul", Op("Mul", x, Op("Add", Op("Erf", Op("Div", x, Constant(1.41421354f))), Constant(1f))), Constant(0.5f));

    private string Linear(string x, int inner, int columns)
    {
        string weight = _graph.Constant($"onnx::MatMul_{_names++}", Noise(inner * columns, 0.4), inner, columns), bias = _graph.Constant($"layers.{_names++}.bias", Noise(columns, 0.2), columns);
        return Op("Add", bias, Op("MatMul", x, weight));
    }

    private string Turned(string x, params long[] order) => _graph.Node(Fresh("Transpose"), "Transpose", [x], ("perm", order));

    private string Op(string type, params string[] inputs) => _graph.Node(Fresh(type), type, inputs);

    private string Fresh(string type) => $"/layers/layers.0/{type}_{_names++}_output_0";

    private string Constant(float value) => _graph.Node(Fresh("Constant"), "Constant", [], ("value", OnnxTensor.Of("", [value])));

    private string Integers(params long[] values) => _graph.Node(Fresh("Constant"), "Constant", [], ("value_ints", values));

    private string Integer(long value) => _graph.Node(Fresh("Constant"), "Constant", [], ("value_int", value));

    private static float[] Ones() => [.. Enumerable.Repeat(1f, Width)];

    private float[] Noise(int count, double deviation) => [.. Enumerable.Range(0, count).Select(_ => (float)((_random.NextDouble() + _random.NextDouble() - 1) * 2 * deviation))];
}
