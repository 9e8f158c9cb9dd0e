using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Quantization;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Vectors;

namespace HrvXkd.CodeGen.Tests.Graph;

/// <summary>Every layer kind in a small model: reference against OnnxRuntime, emitted code against the reference.</summary>
public class OperatorTests
{
    private readonly OnnxBuilder _graph = new(new OnnxModel { Name = "operators", Opset = 17 });

    [Theory]
    [InlineData("Gelu", 20)]
    [InlineData("GeluTanh", 20)]
    [InlineData("Sigmoid", 13)]
    [InlineData("Tanh", 13)]
    [InlineData("Erf", 13)]
    [InlineData("ErfChain", 17)]
    [InlineData("ErfChainHalfFirst", 17)]
    [InlineData("TanhChain", 17)]
    [InlineData("Silu", 17)]
    public void Curve_WideEdge_IsWithinTwoSteps(string what, int opset)
    {
        _graph.Model.Opset = opset;
        string x = _graph.Node("x2", "Mul", _graph.Input("x", -1, 4, 6), Scalar("two", 2));
        _graph.Output(Curve(what, x), -1, 4, 6);
        ReferenceProgram reference = WholeModel.Check(_graph.Model, 3.5 / 65536);
        Assert.Single(reference.Graph.Nodes.OfType<CurveNode>());
        Assert.True(reference.Graph.Nodes.Count <= 2, string.Join(", ", reference.Graph.Nodes.Select(node => node.Kind)));
    }

    [Theory]
    [InlineData("Gelu", 20)]
    [InlineData("Sigmoid", 13)]
    [InlineData("ErfChain", 17)]
    public void Curve_Int8Edge_IsATableRoundedOnce(string what, int opset)
    {
        _graph.Model.Opset = opset;
        string scale = _graph.Constant("s", [0.04f]), outScale = _graph.Constant("t", [0.03f]);
        _graph.Model.Initializers.Add(OnnxTensor.Of("z", [(sbyte)0]));
        string x = _graph.Node("dq", "DequantizeLinear", _graph.Node("q", "QuantizeLinear", _graph.Input("x", -1, 5), scale, "z"), scale, "z");
        string y = _graph.Node("dq2", "DequantizeLinear", _graph.Node("q2", "QuantizeLinear", Curve(what, x), outScale, "z"), outScale, "z");
        _graph.Output(y, -1, 5);
        Assert.Single(WholeModel.Check(_graph.Model, 2.0 / 65536).Graph.Nodes.OfType<LookupNode>());
    }

    [Theory]
    [InlineData("Pow", "Div")]
    [InlineData("Mul", "Div")]
    [InlineData("Pow", "Reciprocal")]
    public void LayerNorm_AsChain_IsOneLayer(string square, string division)
    {
        string x = _graph.Input("x", -1, 3, 16), axis = "axes";
        string mean = _graph.Node("mean", "ReduceMean", [x], (axis, L(-1)));
        string centred = _graph.Node("centred", "Sub", x, mean);
        string squared = square == "Pow" ? _graph.Node("squared", "Pow", centred, Scalar("two", 2)) : _graph.Node("squared", "Mul", centred, centred);
        string variance = _graph.Node("variance", "ReduceMean", [squared], (axis, L(-1)));
        string root = _graph.Node("root", "Sqrt", _graph.Node("shifted", "Add", variance, Scalar("epsilon", 1e-5f)));
        string normal = division == "Div" ? _graph.Node("normal", "Div", centred, root) : _graph.Node("normal", "Mul", centred, _graph.Node("inverse", "Reciprocal", root));
        string scaled = _graph.Node("scaled", "Mul", normal, _graph.Constant("gain", Ramp(16, 0.5f, 0.1f), 16));
        _graph.Output(_graph.Node("y", "Add", scaled, _graph.Constant("bias", Ramp(16, -1, 0.1f), 16)), -1, 3, 16);
        ReferenceProgram reference = WholeModel.Check(_graph.Model, 1e-3);
        Assert.IsType<LayerNormNode>(Assert.Single(reference.Graph.Nodes));
    }

    [Theory]
    [InlineData(1, 1, 1, 0, false)]
    [InlineData(2, 2, 1, 1, false)]
    [InlineData(4, 1, 2, 2, false)]
    [InlineData(1, 3, 1, 2, true)]
    [InlineData(2, 1, 3, 0, true)]
    public void Conv_BatchNormRelu_IsOneLayer(long groups, long stride, long dilation, long pad, bool quantized)
    {
        string x = _graph.Input("x", -1, 4, 20);
        string conv = _graph.Node("conv", "Conv", [x, _graph.Constant("w", Noise(8 * 4 / (int)groups * 3, 1), 8, 4 / groups, 3), _graph.Constant("b", Ramp(8, -0.5f, 0.1f), 8)],
            ("group", groups), ("strides", L(stride)), ("dilations", L(dilation)), ("pads", L(pad, pad)));
        string norm = BatchNorm("norm", conv, 8);
        _graph.Output(_graph.Node("y", "Relu", norm), -1, 8, -1);
        OnnxModel model = quantized ? PostTrainingQuantizer.Quantize(_graph.Model, RandomVectors.Make(_graph.Model, 200, 3)) : _graph.Model;
        ReferenceProgram reference = WholeModel.Check(model, quantized ? 0.02 : 1e-3);
        Assert.Equal(quantized ? 2 : 1, reference.Graph.Nodes.Count);
        Assert.Equal(quantized ? 31 : 63, Assert.Single(reference.Graph.Nodes.OfType<ConvNode>()).AccumulatorBits);
    }

    [Fact]
    public void Pooling_AllKinds_MatchOnnxRuntime()
    {
        string x = BatchNorm("norm", _graph.Input("x", -1, 4, 20), 4);
        string max = _graph.Node("max", "MaxPool", [x], ("kernel_shape", L(3)), ("strides", L(2)), ("pads", L(1, 1)));
        string average = _graph.Node("average", "AveragePool", [max], ("kernel_shape", L(4)), ("strides", L(2)), ("pads", L(1, 0)), ("count_include_pad", 1L));
        string whole = _graph.Node("whole", "GlobalAveragePool", average);
        _graph.Output(_graph.Node("y", "Flatten", whole), -1, 4);
        WholeModel.Check(_graph.Model, 1e-3);
    }

    [Fact]
    public void Gemm_AllAttributes_MatchOnnxRuntime()
    {
        string first = _graph.Node("first", "Gemm", [_graph.Input("x", -1, 6), _graph.Constant("w", Noise(30, 2), 5, 6), _graph.Constant("b", Ramp(5, -1, 0.4f), 5)], ("transB", 1L), ("alpha", 0.5f), ("beta", 2f));
        string second = _graph.Node("second", "Gemm", [_graph.Node("r", "Relu", first), _graph.Constant("v", Noise(10, 3), 5, 2)]);
        _graph.Output(second, -1, 2);
        WholeModel.Check(_graph.Model, 1e-3);
        OnnxModel quantized = PostTrainingQuantizer.Quantize(_graph.Model, RandomVectors.Make(_graph.Model, 200, 3));
        Assert.Equal(2, WholeModel.Check(quantized, 0.05).Graph.Nodes.OfType<LinearNode>().Count(node => node.Int8Weight is not null));
    }

    [Fact]
    public void Selections_SplitGatherConcatSlice_MatchOnnxRuntime()
    {
        string x = _graph.Node("twice", "Mul", _graph.Input("x", -1, 6, 5), Scalar("two", 2));
        _graph.Model.Nodes.Add(new OnnxNode("split", "Split", [x, _graph.Integers("sizes", 1, 2, 3)], ["a", "b", "c"]) { Attributes = new Dictionary<string, object> { ["axis"] = 1L } });
        string picked = _graph.Node("picked", "Gather", ["c", _graph.Integers("which", 2, 0, -1)], ("axis", 1L));
        string turned = _graph.Transpose("turned", _graph.Node("joined", "Concat", ["a", picked, "b"], ("axis", 1L)), 0, 2, 1);
        string sliced = _graph.Node("sliced", "Slice", turned, _graph.Integers("from", 0), _graph.Integers("to", 6), _graph.Integers("ax", 2), _graph.Integers("by", 2));
        string row = _graph.Node("row", "Unsqueeze", _graph.Node("squeezed", "Squeeze", _graph.Slice("one", sliced, 1, 2, 3), _graph.Integers("axes1", 1)), _graph.Integers("axes2", 1));
        _graph.Output(_graph.Node("y", "Sub", sliced, row), -1, 5, 3);
        WholeModel.Check(_graph.Model, 1e-4);
    }

    [Theory]
    [InlineData(13)]
    [InlineData(18)]
    [InlineData(22)]
    public void ReduceMean_AxesAsAttributeOrInput_MatchesOnnxRuntime(int opset)
    {
        _graph.Model.Opset = opset;
        string x = _graph.Input("x", -1, 4, 3, 5);
        string y = opset < 18 ? _graph.Node("mean", "ReduceMean", [x], ("axes", L(1, 2)), ("keepdims", 0L)) : _graph.Node("mean", "ReduceMean", [x, _graph.Integers("axes", 1, 2)], ("keepdims", 0L));
        _graph.Output(_graph.Node("y", "Add", y, Scalar("one", 1)), -1, 5);
        Assert.Single(WholeModel.Check(_graph.Model, 1e-4).Graph.Nodes);
    }

    [Fact]
    public void Shapes_ComputedFromShapes_AreFolded()
    {
        string x = _graph.Node("bounded", "Clip", _graph.Input("x", -1, 4, 6), Scalar("low", -4), Scalar("high", 4));
        string batch = _graph.Node("batch", "Unsqueeze", _graph.Node("size", "Gather", [_graph.Node("shape", "Shape", x), Index("zero", 0)], ("axis", 0L)), _graph.Integers("axis0", 0));
        string wanted = _graph.Node("wanted", "Concat", [batch, _graph.Integers("heads", 4, 2, 3)], ("axis", 0L));
        string heads = _graph.Transpose("heads.first", _graph.Node("split", "Reshape", x, wanted), 0, 2, 1, 3);
        string scores = _graph.Node("scores", "MatMul", heads, _graph.Transpose("keys", heads, 0, 1, 3, 2));
        string mixed = _graph.Node("mixed", "MatMul", _graph.Node("weights", "Softmax", [scores], ("axis", -1L)), heads);
        _graph.Output(_graph.Transpose("y", mixed, 0, 2, 1, 3), -1, 4, 2, 3);
        WholeModel.Check(_graph.Model, 1e-3);
    }

    [Fact]
    public void BatchNorm_BeforeALinearLayer_MatchesOnnxRuntime()
    {
        string x = BatchNorm("norm", _graph.Input("x", -1, 7), 7);
        _graph.Output(_graph.Linear("linear", x, Noise(21, 5), Ramp(3, 0, 0.5f)), -1, 3);
        WholeModel.Check(_graph.Model, 1e-3);
    }

    [Theory]
    [InlineData("ceil", "HRVG102")]
    [InlineData("rank", "HRVG102")]
    [InlineData("weight", "HRVG103")]
    [InlineData("training", "HRVG102")]
    [InlineData("gelu", "HRVG102")]
    [InlineData("softmax", "HRVG102")]
    [InlineData("outputs", "HRVG103")]
    public void Import_WhatALayerDoesNotDo_IsRefused(string what, string code)
    {
        _graph.Model.Opset = 20;
        string x = _graph.Input("x", -1, 4, 6), y = what switch
        {
            "ceil" => _graph.Node("odd", "MaxPool", [x], ("kernel_shape", L(2)), ("ceil_mode", 1L)),
            "rank" => _graph.Node("odd", "Conv", [_graph.Reshape("r", x, 0, 2, 2, 6), _graph.Constant("w", Noise(8, 1), 2, 2, 2)]),
            "weight" => _graph.Node("odd", "Conv", [x, x]),
            "training" => _graph.Node("odd", "BatchNormalization", [x, .. Enumerable.Range(0, 4).Select(i => _graph.Constant($"c{i}", Ramp(4, 1, 0), 4))], ("training_mode", 1L)),
            "gelu" => _graph.Node("odd", "Gelu", [x], ("approximate", "sin")),
            "softmax" => _graph.Node("odd", "Softmax", [x], ("axis", 1L)),
            _ => x,
        };
        _graph.Output(y, -1, 4, 6);
        if (what == "outputs")
            _graph.Output(_graph.Node("second", "Relu", x), -1, 4, 6);
        CodeGenException fault = Assert.Throws<CodeGenException>(() => ReferenceProgram.Import(_graph.Model));
        Assert.StartsWith(code + " ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("accepted: ", fault.Message, StringComparison.Ordinal);
    }

    private string Curve(string what, string x) => what switch
    {
        "GeluTanh" => _graph.Node("y", "Gelu", [x], ("approximate", "tanh")),
        "ErfChain" => _graph.Node("y", "Mul", _graph.Node("p", "Mul", x, _graph.Node("e1", "Add", _graph.Node("e", "Erf", _graph.Node("d", "Div", x, Scalar("root2", MathF.Sqrt(2)))), Scalar("one", 1))), Scalar("half", 0.5f)),
        "ErfChainHalfFirst" => _graph.Node("y", "Mul", _graph.Node("h", "Mul", Scalar("half", 0.5f), x), _graph.Node("e1", "Add", Scalar("one", 1), _graph.Node("e", "Erf", _graph.Node("d", "Mul", x, Scalar("inverse", MathF.Sqrt(0.5f)))))),
        "TanhChain" => _graph.Node("y", "Mul", _graph.Node("h", "Mul", x, Scalar("half", 0.5f)), _graph.Node("t1", "Add", _graph.Node("t", "Tanh", _graph.Node("inner", "Mul",
            _graph.Node("sum", "Add", x, _graph.Node("cubic", "Mul", _graph.Node("cube", "Pow", x, Scalar("three", 3)), Scalar("c", 0.044715f))), Scalar("k", MathF.Sqrt(2 / MathF.PI)))), Scalar("one", 1))),
        "Silu" => _graph.Node("y", "Mul", x, _graph.Node("s", "Sigmoid", x)),
        _ => _graph.Node("y", what, x),
    };

    private string BatchNorm(string name, string x, int channels) => _graph.Node(name, "BatchNormalization",
        [x, _graph.Constant($"{name}.gain", Ramp(channels, 0.5f, 0.2f), channels), _graph.Constant($"{name}.bias", Ramp(channels, -0.3f, 0.1f), channels), _graph.Constant($"{name}.mean", Ramp(channels, 0.2f, -0.1f), channels), _graph.Constant($"{name}.variance", Ramp(channels, 0.5f, 0.3f), channels)]);

    private string Scalar(string name, float value) => _graph.Constant(name, [value]);

    private string Index(string name, long value)
    {
        _graph.Model.Initializers.Add(OnnxTensor.Of(name, [value]));
        return name;
    }

    private static long[] L(params long[] values) => values;

    private static float[] Ramp(int count, float start, float step) => [.. Enumerable.Range(0, count).Select(i => start + (i * step))];

    private static float[] Noise(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - random.NextDouble()))];
    }
}
