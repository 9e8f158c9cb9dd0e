using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Quantization;
using HrvXkd.CodeGen.Tests.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.Trainer.Models;

namespace HrvXkd.CodeGen.Tests.Quantization;

/// <summary>Where quantizers stand, and what they hold.</summary>
public class QuantizedGraphTests
{
    [Fact]
    public void Quantize_Student_PutsOneQuantizerOnEachEdgeThatEntersAProduct()
    {
        OnnxModel model = QuantizeStudent();
        string[] edges = [.. model.Nodes.Where(node => node.OpType == "QuantizeLinear").Select(node => node.Inputs[0])];
        Assert.Equal(["z", "attention.norm", "key", "value", "query", "context.product", "hidden.norm", "hidden.in", "head.norm"], edges);
        Assert.Equal(["z.dequantized", "embed.weight.dequantized"], Node(model, "embed.product").Inputs);
        Assert.Equal(["attention.norm.dequantized", "newest.norm.start", "newest.norm.end", "newest.norm.axis"], Node(model, "newest.norm").Inputs);
        Assert.Equal(["query.heads", "key.heads"], Node(model, "scores.product").Inputs);
        Assert.Equal("key.dequantized", Node(model, "key.heads.split").Inputs[0]);
        Assert.Equal("context.product.dequantized", Node(model, "context.heads").Inputs[0]);
    }

    [Fact]
    public void Quantize_Student_LeavesWideEdgesAlone()
    {
        OnnxModel model = QuantizeStudent();
        Assert.Equal(["z", "skip.weight"], Node(model, "skip").Inputs);
        Assert.Equal(["share.row", "skip"], Node(model, "level").Inputs);
        Assert.Equal(["trend.row", "centred"], Node(model, "trend").Inputs);
        Assert.Equal("attention", Node(model, "context.product").Inputs[0]);
        Assert.Equal("embed", Node(model, "newest.embed").Inputs[0]);
        Assert.Equal("embed", Node(model, "attention.norm").Inputs[0]);
        Assert.Equal(["residual", "hidden.out"], Node(model, "residual2").Inputs);
        Assert.Equal("logit", model.Outputs[0].Name);
        Assert.Equal("Reshape", Node(model, "logit").OpType);
    }

    [Fact]
    public void Quantize_Student_WeightsAreSymmetricPerOutputChannel()
    {
        StudentWeights weights = RandomStudent.Make(1);
        OnnxModel model = QuantizeStudent();
        OnnxTensor matrix = Constant(model, "hidden.in.linear.weight"), scales = Constant(model, "hidden.in.linear.weight.scale");
        Assert.Equal((OnnxType.Int8, 32), (matrix.Type, scales.Count));
        Assert.Equal(1L, Node(model, "hidden.in.linear.weight.dequantize").Attributes["axis"]);
        Assert.All(Constant(model, "hidden.in.linear.weight.zero").ToIntegers(), zero => Assert.Equal(0, zero));
        long[] values = matrix.ToIntegers();
        for (int column = 0; column < 32; column++)
        {
            Assert.Equal(127, Enumerable.Range(0, 16).Max(row => Math.Abs(values[(row * 32) + column])));
            for (int row = 0; row < 16; row++)
                Assert.Equal(weights.HiddenInWeight[(row * 32) + column], values[(row * 32) + column] * scales.ToFloats()[column], scales.ToFloats()[column] * 0.501f);
        }
    }

    [Fact]
    public void Quantize_Gemm_TakesItsChannelsFromTheTransposedMatrixAndCorrectsItsBias()
    {
        OnnxModel model = Plain(-1, 4);
        OnnxBuilder graph = new(model);
        graph.Constant("w", [1, 2, 3, 4, 10, 20, 30, 40, 0, 0, 0, 0], 3, 4);
        graph.Constant("c", [0.25f, 0.5f, 0.75f], 3);
        graph.Node("y", "Gemm", ["x", "w", "c"], ("transB", 1L));
        graph.Output("y", -1, 3);
        VectorSet vectors = RandomVectors.Make(model, 500, 1);
        OnnxModel quantized = PostTrainingQuantizer.Quantize(model, vectors);

        Assert.Equal([4 / 127f, 40 / 127f, 40 / 127f], Constant(quantized, "w.scale").ToFloats());
        Assert.Equal(0L, Node(quantized, "w.dequantize").Attributes["axis"]);
        Assert.Equal(0.75f, Constant(quantized, "c").ToFloats()[2]);
        float[] expected = Run(model, vectors), actual = Run(quantized, vectors);
        for (int channel = 0; channel < 3; channel++)
            Assert.Equal(Mean(expected, channel), Mean(actual, channel), 1e-4);
    }

    [Fact]
    public void Quantize_MatrixAlsoUsedAsFloats_KeepsBoth()
    {
        OnnxModel model = Plain(-1, 2);
        OnnxBuilder graph = new(model);
        graph.Constant("w", [1, 2, 3, 4], 2, 2);
        graph.Node("a", "MatMul", "x", "w");
        graph.Node("b", "MatMul", "a", "w");
        graph.Node("sum", "ReduceSum", "w");
        graph.Output(graph.Node("y", "Add", "b", "sum"), -1, 2);
        VectorSet vectors = RandomVectors.Make(model, 50, 1);
        OnnxModel quantized = PostTrainingQuantizer.Quantize(model, vectors);
        Assert.Equal((OnnxType.Float, OnnxType.Int8), (Constant(quantized, "w").Type, Constant(quantized, "w.int8.1").Type));
        Assert.Equal("w.int8.1.dequantized", Node(quantized, "b").Inputs[1]);
        Assert.True(Fit.Of(Run(model, vectors), Run(quantized, vectors)).Sqnr > 30);
    }

    [Fact]
    public void Quantize_ProductOfAWideOne_StaysWideUntilAQuantizedLayer()
    {
        OnnxModel model = Plain(-1, 2, 2);
        OnnxBuilder graph = new(model);
        graph.Constant("w", [1, 2, 3, 4], 2, 2);
        graph.Node("wide", "MatMul", "x", "w");
        graph.Node("square", "MatMul", "wide", "wide");
        graph.Node("layer", "MatMul", "square", "w");
        graph.Output(graph.Node("y", "MatMul", "layer", "layer"), -1, 2, 2);
        OnnxModel quantized = PostTrainingQuantizer.Quantize(model, RandomVectors.Make(model, 50, 1), new QuantizationOptions { KeepWide = ["wide"] });
        Assert.Equal(["wide", "wide"], Node(quantized, "square").Inputs);
        Assert.Equal("square.dequantized", Node(quantized, "layer").Inputs[0]);
        Assert.Equal(["layer.dequantized", "layer.dequantized"], Node(quantized, "y").Inputs);
    }

    [Fact]
    public void Quantize_MovedEdgeThatIsAnOutput_QuantizesBehindIt()
    {
        OnnxModel model = Plain(-1, 2);
        OnnxBuilder graph = new(model);
        graph.Constant("w", [1, 2, 3, 4], 2, 2);
        graph.Node("a", "Relu", "x");
        graph.Node("same", "Identity", "a");
        graph.Output("same", -1, 2);
        graph.Output(graph.Node("y", "MatMul", "same", "w"), -1, 2);
        OnnxModel quantized = PostTrainingQuantizer.Quantize(model, RandomVectors.Make(model, 50, 1));
        Assert.Equal("a", Node(quantized, "same").Inputs[0]);
        Assert.Equal("same.dequantized", Node(quantized, "y").Inputs[0]);
    }

    [Fact]
    public void Quantize_ConstantNode_IsAWeight()
    {
        OnnxModel model = Plain(-1, 2);
        OnnxBuilder graph = new(model);
        graph.Node("w", "Constant", [], ("value", OnnxTensor.Of("", [1f, 2, 3, 4], 2, 2)));
        graph.Output(graph.Node("y", "MatMul", "x", "w"), -1, 2);
        OnnxModel quantized = PostTrainingQuantizer.Quantize(model, RandomVectors.Make(model, 50, 1));
        Assert.Equal([42, 64, 127, 127], Constant(quantized, "w").ToIntegers());
    }

    [Fact]
    public void Quantize_DeadEdge_GetsAHarmlessScale()
    {
        OnnxModel model = Plain(-1, 2);
        OnnxBuilder graph = new(model);
        graph.Constant("w", [0, 0, 0, 0], 2, 2);
        graph.Output(graph.Node("y", "MatMul", "x", "w"), -1, 2);
        OnnxModel quantized = PostTrainingQuantizer.Quantize(model, new VectorSet(2, new Dictionary<string, float[]> { ["x"] = new float[4] }));
        Assert.Equal(1 / 127f, Assert.Single(Constant(quantized, "x.scale").ToFloats()));
        Assert.Equal([1 / 127f, 1 / 127f], Constant(quantized, "w.scale").ToFloats());
    }

    [Fact]
    public void Quantize_BadInput_SaysWhat()
    {
        StudentWeights weights = RandomStudent.Make(1);
        OnnxModel model = StudentGraph.Build(weights);
        VectorSet vectors = StudentVectors.Make(weights, 4, 1);
        Refuses("HRVG042 student: no product 'skp' to keep wide; there are embed.product,", model, vectors, new QuantizationOptions { KeepWide = ["skp"] });
        Refuses("HRVG045", model, vectors.Select([]));
        Refuses("HRVG041", QuantizeStudent(), vectors);
        Refuses("HRVG021", model, new VectorSet(4, new Dictionary<string, float[]> { ["features"] = vectors.Inputs["features"] }));
        vectors.Inputs["features"][17] = float.NaN;
        Refuses("HRVG044 student: edge 'z' takes the value NaN", model, vectors);
        model.Opset = 12;
        Refuses("HRVG040", model, vectors);
    }

    private static void Refuses(string start, OnnxModel model, VectorSet vectors, QuantizationOptions? options = null) =>
        Assert.StartsWith(start, Assert.Throws<CodeGenException>(() => PostTrainingQuantizer.Quantize(model, vectors, options)).Message, StringComparison.Ordinal);

    private static OnnxModel QuantizeStudent()
    {
        StudentWeights weights = RandomStudent.Make(1);
        return PostTrainingQuantizer.Quantize(StudentGraph.Build(weights), StudentVectors.Make(weights, 200, 1), StudentGraph.Quantization);
    }

    private static OnnxModel Plain(params long[] shape)
    {
        OnnxModel model = new() { Name = "plain" };
        model.Inputs.Add(new OnnxValue("x", OnnxType.Float, shape));
        return model;
    }

    private static float[] Run(OnnxModel model, VectorSet vectors)
    {
        using OnnxRunner runner = new(model);
        return runner.Run(vectors)["y"];
    }

    private static double Mean(float[] values, int channel) => values.Where((_, i) => i % 3 == channel).Average(value => (double)value);

    private static OnnxNode Node(OnnxModel model, string name) => model.Nodes.Single(node => node.Name == name);

    private static OnnxTensor Constant(OnnxModel model, string name) => model.Initializers.Single(tensor => tensor.Name == name);
}
