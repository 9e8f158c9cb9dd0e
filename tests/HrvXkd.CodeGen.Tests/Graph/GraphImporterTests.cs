using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Graph.Import;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Tests.Emit;

namespace HrvXkd.CodeGen.Tests.Graph;

public class GraphImporterTests
{
    [Fact]
    public void Import_Student_JoinsChainsAndKeepsFloatEdgesWide()
    {
        IntegerGraph graph = GraphImporter.Import(Students.Quantized(1));
        Dictionary<string, Node> nodes = graph.Nodes.ToDictionary(node => node.Name);
        Assert.Equal(EdgeKind.Int8, Assert.IsType<LinearNode>(nodes["key"]).Output.Kind);
        Assert.Equal(EdgeKind.Q16, Assert.IsType<LinearNode>(nodes["embed"]).Output.Kind);
        LinearNode hidden = Assert.IsType<LinearNode>(nodes["hidden.in"]);
        Assert.Equal((0, 127), (hidden.Requantization.Low, hidden.Requantization.High));
        Assert.NotNull(Assert.IsType<LinearNode>(nodes["skip"]).WideWeight);
        AffineNode z = Assert.IsType<AffineNode>(nodes["z"]);
        Assert.Equal(new Interval(-4 * 65536, 4 * 65536), z.Output.Range);
        Assert.Equal(EdgeKind.Int8, nodes["attention.norm"].Output.Kind);
        Assert.Equal(EdgeKind.Q16, nodes["attention"].Output.Kind);
        Assert.DoesNotContain("standard", nodes.Keys);
    }

    [Fact]
    public void Import_StudentGraph_ProvesEveryAccumulator()
    {
        foreach (Node node in GraphImporter.Import(Students.Quantized(1)).Nodes.Where(node => node.AccumulatorBits > 0))
            Assert.InRange(node.WorstAccumulator, 1, (1L << node.AccumulatorBits) - 1);
    }

    [Fact]
    public void Import_AllInputsExtreme_ReferenceStaysInsideItsCertificate()
    {
        // Overflow.Check throws if a sum passes the bound that was stated for it.
        CodeGen.Reference.ReferenceModel reference = CodeGen.Reference.ReferenceModel.Import(Students.Float(5));
        CodeGen.Verify.RiskVectors vectors = ExtremeVectors.Make(300, 5);
        for (int i = 0; i < vectors.Count; i++)
            foreach ((Edge edge, int[] values) in reference.Trace(vectors.Features(i), vectors.Mask(i)))
                Assert.All(values, value => Assert.InRange(value, edge.Range.Low, edge.Range.High));
    }

    [Theory]
    [InlineData("Gather", "HRVG102")]
    [InlineData("Einsum", "HRVG101")]
    [InlineData("Foreign", "HRVG101")]
    [InlineData("Transpose", "HRVG102")]
    [InlineData("Reshape", "HRVG102")]
    [InlineData("Slice", "HRVG102")]
    [InlineData("Softmax", "HRVG102")]
    [InlineData("Shapes", "HRVG102")]
    [InlineData("Constant", "HRVG103")]
    [InlineData("Uint8", "HRVG104")]
    [InlineData("ZeroPoint", "HRVG104")]
    [InlineData("Rescaled", "HRVG104")]
    [InlineData("NotFinite", "HRVG105")]
    [InlineData("Overflow", "HRVG110")]
    public void Import_WhatIsNotKnown_IsRefusedWithCodeNodeAndWhatIsAccepted(string what, string code)
    {
        CodeGenException fault = Assert.Throws<CodeGenException>(() => GraphImporter.Import(Odd(what)));
        Assert.StartsWith(code + " ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("odd", fault.Message, StringComparison.Ordinal);
        Assert.Contains("accepted: ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    // 128 * 127 for each term: 132,105 of them pass 2^31.
    [Theory]
    [InlineData(132_000, true)]
    [InlineData(132_200, false)]
    public void Import_LongInt8Sum_IsRefusedOnlyIfItCanPassInt32(int terms, bool fits)
    {
        OnnxModel model = new();
        OnnxBuilder graph = new(model);
        string x = graph.Input("features", -1, 4, terms / 4), scale = graph.Constant("scale", [0.1f]);
        sbyte[] weight = new sbyte[terms];
        Array.Fill(weight, (sbyte)127);
        model.Initializers.Add(OnnxTensor.Of("zero", [(sbyte)0]));
        model.Initializers.Add(OnnxTensor.Of("weight", weight, terms, 1));
        x = graph.Node("dq", "DequantizeLinear", graph.Node("q", "QuantizeLinear", x, scale, "zero"), scale, "zero");
        x = graph.Node("sum", "MatMul", graph.Reshape("row", x, 0, terms), graph.Node("w", "DequantizeLinear", "weight", scale, "zero"));
        graph.Output(x, -1, 1);
        if (fits)
            Assert.Equal(128L * 127 * terms, GraphImporter.Import(model).Nodes.OfType<LinearNode>().Single().WorstAccumulator);
        else
            Assert.StartsWith("HRVG110 sum", Assert.Throws<CodeGenException>(() => GraphImporter.Import(model)).Message, StringComparison.Ordinal);
    }

    private static OnnxModel Odd(string what)
    {
        OnnxModel model = new();
        OnnxBuilder graph = new(model);
        string x = graph.Input("features", -1, 8, 12), scale = graph.Constant("scale", [0.5f]);
        model.Initializers.Add(OnnxTensor.Of("zero", [(sbyte)0]));
        model.Initializers.Add(OnnxTensor.Of("one", [(sbyte)1]));
        model.Initializers.Add(new OnnxTensor("byte", OnnxType.UInt8, [1], [0]));
        string y = what switch
        {
            "Gather" => graph.Node("odd", "Gather", x, graph.Integers("which", 0)),
            "Einsum" => graph.Node("odd", "Einsum", [x], ("equation", "bij->bij")),
            "Foreign" => Foreign(model, x),
            "Transpose" => graph.Transpose("odd", x, 1, 0, 2),
            "Reshape" => graph.Reshape("odd", x, 0, 7, 13),
            "Slice" => graph.Slice("odd", x, 0, 0, 1),
            "Softmax" => graph.Node("odd", "Softmax", [x], ("axis", 1L)),
            "Shapes" => graph.Node("odd", "MatMul", x, graph.Constant("w", new float[7], 7, 1)),
            "Constant" => graph.Node("odd", "Add", scale, scale),
            "Uint8" => graph.Node("odd", "QuantizeLinear", x, scale, "byte"),
            "ZeroPoint" => graph.Node("odd", "QuantizeLinear", x, scale, "one"),
            "Rescaled" => graph.Node("odd", "DequantizeLinear", graph.Node("q", "QuantizeLinear", x, scale, "zero"), graph.Constant("other", [0.25f]), "zero"),
            "NotFinite" => graph.Node("sum", "Add", x, graph.Constant("odd", [float.NaN])),
            _ => graph.Node("odd", "MatMul", x, graph.Transpose("t", x, 0, 2, 1)),
        };
        graph.Output(y, -1, 1);
        return model;
    }

    private static string Foreign(OnnxModel model, string x)
    {
        model.Nodes.Add(new OnnxNode("odd", "Relu", [x], ["y"]) { Domain = "com.example" });
        return "y";
    }
}
