using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Core;

namespace HrvXkd.CodeGen.Tests.Graph;

/// <summary>Layers in other company than the student's: reference against OnnxRuntime, emitted code against the reference.</summary>
public class SmallGraphTests
{
    private readonly OnnxBuilder _graph = new(new OnnxModel { Name = "small" });
    private readonly string _clipped;

    public SmallGraphTests()
    {
        _graph.Model.Metadata["input.valid"] = "mask";
        _clipped = _graph.Node("x", "Clip", _graph.Input("features", -1, 8, 12), _graph.Constant("low", [-2f]), _graph.Constant("high", [2f]));
        _graph.Input("valid", -1, 8);
    }

    [Fact]
    public void Elementwise_AllForms_MatchOnnxRuntime()
    {
        string flipped = _graph.Node("flipped", "Sub", _graph.Constant("c", [1.25f]), _clipped);
        string divided = _graph.Node("divided", "Div", flipped, _graph.Constant("d", Ramp(12, 0.5f, 0.25f), 12));
        string positive = _graph.Node("positive", "Relu", divided);
        string product = _graph.Node("product", "Mul", positive, _clipped);
        string inner = _graph.Node("inner", "ReduceSum", [product, _graph.Integers("axis2", 2)], ("keepdims", 1L));
        string shifted = _graph.Node("shifted", "Add", _graph.Node("square", "Mul", inner, inner), _graph.Constant("three", [3f]));
        Check(_graph.Node("quotient", "Div", inner, shifted), 2e-3);
    }

    [Fact]
    public void Norms_PerWindow_MatchOnnxRuntime()
    {
        string norm = _graph.LayerNorm("norm", _clipped, Ramp(12, 0.5f, 0.1f), Ramp(12, -0.3f, 0.05f));
        string softmax = _graph.Node("softmax", "Softmax", [norm], ("axis", -1L));
        string weighted = _graph.Node("weighted", "Mul", softmax, _graph.Constant("w", Ramp(12, -1, 0.2f), 12));
        Check(_graph.Node("sum", "ReduceSum", [weighted, _graph.Integers("axis2", 2)], ("keepdims", 1L)), 1e-3);
    }

    // The softmax of a stream that is int8 at once needs working space of its own.
    [Fact]
    public void Softmax_QuantizedInAStream_MatchesOnnxRuntime()
    {
        string scale = _graph.Constant("scale", [1 / 127f]);
        _graph.Model.Initializers.Add(OnnxTensor.Of("zero", [(sbyte)0]));
        string softmax = _graph.Node("softmax", "Softmax", [_clipped], ("axis", -1L));
        string narrow = _graph.Node("dq", "DequantizeLinear", _graph.Node("q", "QuantizeLinear", softmax, scale, "zero"), scale, "zero");
        Check(_graph.Linear("linear", narrow, Ramp(12, -1, 0.2f), Ramp(1, 0.5f, 0)), 0.05);
    }

    [Fact]
    public void QuantizedEdge_UsedWideAndNarrow_MatchesOnnxRuntime()
    {
        string scale = _graph.Constant("scale", [0.03f]);
        _graph.Model.Initializers.Add(OnnxTensor.Of("zero", [(sbyte)0]));
        string narrow = _graph.Node("dq", "DequantizeLinear", _graph.Node("q", "QuantizeLinear", _clipped, scale, "zero"), scale, "zero");
        string norm = _graph.LayerNorm("norm", narrow, Ramp(12, 1, 0), Ramp(12, 0, 0));
        string linear = _graph.Linear("linear", narrow, Ramp(24, -1, 0.1f), Ramp(2, 0.5f, 0.25f));
        string other = _graph.Linear("other", norm, Ramp(24, 1, -0.07f), Ramp(2, 0.5f, 0.25f));
        string both = _graph.Node("both", "Add", linear, other);
        Check(_graph.Node("sum", "ReduceSum", [both, _graph.Integers("axis2", 2)], ("keepdims", 1L)), 0.02);
    }

    [Fact]
    public void WindowsAcross_WholeSequence_MatchOnnxRuntime()
    {
        string row = _graph.Reshape("row", _clipped, 0, 1, 96);
        string linear = _graph.Linear("linear", row, Ramp(96, -0.5f, 0.01f), Ramp(1, 0.5f, 0));
        string newest = _graph.Linear("newest", _graph.Slice("slice", _clipped, 1, -1, 8), Ramp(12, -0.5f, 0.1f), Ramp(1, 0, 0));
        Check(_graph.Node("both", "Add", linear, newest), 1e-3, summed: true);
    }

    [Fact]
    public void NewestWindowAlone_NeedsNoCache_MatchesOnnxRuntime()
    {
        string newest = _graph.Linear("newest", _graph.Slice("slice", _clipped, 1, 7, 8), Ramp(12, -0.5f, 0.1f), Ramp(1, 0.25f, 0));
        Check(newest, 1e-3, summed: true);
    }

    [Fact]
    public void Emit_TransposedOperandOfALinearLayer_IsRefused()
    {
        string turned = _graph.Node("relu", "Relu", _graph.Transpose("turned", _clipped, 0, 2, 1));
        string linear = _graph.Linear("linear", turned, Ramp(8, 1, 0), Ramp(1, 0, 0));
        _graph.Output(_graph.Node("logit", "ReduceSum", linear, _graph.Integers("axis1", 1)), -1, 1, 1);
        Assert.NotNull(ReferenceModel.Import(_graph.Model));
        Assert.StartsWith("HRVG201 linear", Assert.Throws<CodeGenException>(() => CodeGenerator.Emit(_graph.Model)).Message, StringComparison.Ordinal);
    }

    private static float[] Ramp(int count, float start, float step) => [.. Enumerable.Range(0, count).Select(i => start + (i * step))];

    // Sums the windows and compares both ways.
    private void Check(string edge, double tolerance, bool summed = false)
    {
        string total = summed ? edge : _graph.Node("total", "ReduceSum", [edge, _graph.Integers("axis1", 1)], ("keepdims", 1L));
        _graph.Output(_graph.Reshape("logit", total, 0, 1), -1, 1);
        ReferenceModel reference = ReferenceModel.Import(_graph.Model);
        RiskVectors vectors = RiskVectors.Random([.. Enumerable.Repeat(0, 12)], [.. Enumerable.Repeat(3 * 65536, 12)], 300, 1);
        using OnnxRunner runner = new(_graph.Model);
        float[] expected = runner.Run(vectors.ToVectorSet())["logit"];
        using CompiledModel compiled = CompiledModel.Compile(CodeGenerator.Emit(_graph.Model));
        Assert.True(compiled.SelfTest());
        IRiskModel emitted = compiled.Create();
        int[] window = new int[12];
        for (int i = 0; i < vectors.Count; i++)
        {
            int logit = 0;
            for (int w = 0; w < 8; w++)
            {
                vectors.Features(i).Slice(12 * w, 12).CopyTo(window);
                logit = emitted.Push(window, vectors.Mask(i)[w] != 0);
            }

            Assert.Equal(reference.Run(vectors.Features(i), vectors.Mask(i)), logit);
            Assert.InRange(logit / 65536.0, expected[i] - tolerance, expected[i] + tolerance);
        }

        Assert.True(expected.Distinct().Count() > 250);
    }
}
