// The teacher as a float ONNX graph, N = batch, free; see TeacherNetwork for the layers:
//   z [N,8,12] standardised and clipped -> embed [N,8,64] plus position -> two blocks -> windows [N,8,64]
//   -> mean and late minus early half [N,2,64] -> pool [N,64] -> head; linear skip on level and trend; logit [N,1].
// An ensemble is one graph: each member computes its logit under a prefix of its own, and the mean is the output.

using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.Core;

namespace HrvXkd.Trainer.Models;

/// <summary>Writes teachers as a float ONNX graph with the inputs and the output of the student's.</summary>
internal static class TeacherGraph
{
    private const int Width = TeacherNetwork.Width;
    private const int HeadWidth = Width / TeacherNetwork.Heads;

    /// <summary>Builds the graph.</summary>
    /// <param name="scale">Scaling of the features that all members were trained with.</param>
    /// <param name="members">Weights of each member by the name of the parameter; one or more.</param>
    /// <param name="metadata">Goes into the model's metadata.</param>
    /// <returns>The model, opset 17.</returns>
    public static OnnxModel Build(
        Standardizer scale, IReadOnlyList<IReadOnlyDictionary<string, float[]>> members, IReadOnlyDictionary<string, string>? metadata = null)
    {
        OnnxModel model = new() { Name = "teacher", IrVersion = 8, Opset = 17 };
        foreach ((string key, string value) in metadata ?? new Dictionary<string, string>())
            model.Metadata[key] = value;
        model.Metadata[RandomVectors.MetadataKey(StudentGraph.Valid)] = RandomVectors.Mask;
        OnnxBuilder graph = new(model);
        string features = graph.Input(StudentGraph.Features, -1, Sequence.Windows, Sequence.Features);
        string valid = graph.Input(StudentGraph.Valid, -1, Sequence.Windows);
        string z = Standardise(graph, scale, features, valid);
        Shared shared = new(z, StudentGraph.Mask(graph, valid), Pool(graph, valid), Summary(graph, z, valid));
        string sum = Member(graph, "m0.", members[0], shared);
        for (int i = 1; i < members.Count; i++)
            sum = graph.Node($"sum{i}", "Add", sum, Member(graph, $"m{i}.", members[i], shared));
        graph.Output(graph.Node(StudentGraph.Logit, "Mul", sum, graph.Constant("share", [1f / members.Count])), -1, 1);
        return model;
    }

    // Masked windows are 0 here, as in training: their features would else reach the level.
    private static string Standardise(OnnxBuilder graph, Standardizer scale, string features, string valid)
    {
        string centred = graph.Node("standard.centred", "Sub", features, graph.Constant("mean", scale.Mean, Sequence.Features));
        string standard = graph.Node("standard", "Mul", centred, graph.Constant("inverse_deviation", scale.InverseDeviation, Sequence.Features));
        string clipped = graph.Node(
            "clipped", "Clip", standard, graph.Constant("clip.low", [-StudentWeights.Clip]), graph.Constant("clip.high", [StudentWeights.Clip]));
        return graph.Node("z", "Mul", clipped, graph.Reshape("valid.column", valid, 0, Sequence.Windows, 1));
    }

    // Row 0 averages the valid windows, row 1 those of the late minus those of the early half.
    private static string Pool(OnnxBuilder graph, string valid)
    {
        string mean = graph.Node("pool.mean", "Div", valid, Sum(graph, "pool.count", valid));
        string early = Half(graph, "pool.early", valid, 0), late = Half(graph, "pool.late", valid, 1);
        string[] rows = [graph.Reshape("pool.row0", mean, 0, 1, Sequence.Windows), graph.Reshape("pool.row1", graph.Node("pool.change", "Sub", late, early), 0, 1, Sequence.Windows)];
        return graph.Node("pool.rows", "Concat", rows, ("axis", 1L));
    }

    private static string Half(OnnxBuilder graph, string name, string valid, int half)
    {
        float[] share = [.. Enumerable.Range(0, Sequence.Windows).Select(t => t / (Sequence.Windows / 2) == half ? 1f : 0f)];
        string part = graph.Node($"{name}.part", "Mul", valid, graph.Constant($"{name}.half", share, Sequence.Windows));
        return graph.Node(name, "Div", part, Sum(graph, $"{name}.count", part));
    }

    private static string Sum(OnnxBuilder graph, string name, string edge) =>
        graph.Node(name, "ReduceSum", [edge, graph.Integers($"{name}.axis", 1)], ("keepdims", 1L));

    // Level and trend, shape [N, 24]; see ModelInput.
    private static string Summary(OnnxBuilder graph, string z, string valid)
    {
        float[] lever = [.. Enumerable.Range(0, Sequence.Windows).Select(t => (float)((t - 3.5) / 42))];
        string level = graph.Node("level", "MatMul", graph.Slice("level.row", "pool.rows", 1, 0, 1), z);
        string centred = graph.Node("centred", "Sub", z, level);
        string weight = graph.Node("trend.weight", "Mul", valid, graph.Constant("trend.lever", lever, Sequence.Windows));
        string trend = graph.Node("trend", "MatMul", graph.Reshape("trend.row", weight, 0, 1, Sequence.Windows), centred);
        return graph.Reshape("summary", graph.Node("summary.parts", "Concat", [level, trend], ("axis", 2L)), 0, ModelInput.SummaryWidth);
    }

    private static string Member(OnnxBuilder graph, string prefix, IReadOnlyDictionary<string, float[]> w, Shared shared)
    {
        string Linear(string name, string edge) => graph.Linear(prefix + name, edge, w[$"{name}.weight"], w[$"{name}.bias"]);
        string Norm(string name, string edge) => graph.LayerNorm(prefix + name, edge, w[$"{name}.gain"], w[$"{name}.bias"]);
        string Plus(string name, string a, string b) => graph.Node(prefix + name, "Add", a, b);

        string position = graph.Constant($"{prefix}position", w["position"], Sequence.Windows, Width);
        string stream = Plus("placed", Linear("embed", shared.Z), position);
        for (int block = 0; block < TeacherNetwork.Layers; block++)
        {
            string name = $"block{block}";
            string attended = Attend(graph, $"{prefix}{name}.", Linear($"{name}.queryKeyValue", Norm($"{name}.attentionNorm", stream)), shared.Mask);
            stream = Plus($"{name}.attended", stream, Linear($"{name}.output", attended));
            string hidden = Gelu(graph, $"{prefix}{name}.gelu", Linear($"{name}.hiddenIn", Norm($"{name}.hiddenNorm", stream)));
            stream = Plus($"{name}.done", stream, Linear($"{name}.hiddenOut", hidden));
        }

        string pooled = graph.Node($"{prefix}pooled", "MatMul", shared.Pool, Norm("norm", stream));
        string feature = Gelu(graph, $"{prefix}feature", Linear("pool", graph.Reshape($"{prefix}pooled.flat", pooled, 0, 2 * Width)));
        string skip = graph.Node($"{prefix}skip", "MatMul", shared.Summary, graph.Constant($"{prefix}skip.weight", w[Network.SkipName], ModelInput.SummaryWidth, 1));
        return Plus("logit", Linear("head", feature), skip);
    }

    private static string Attend(OnnxBuilder graph, string prefix, string packed, string mask)
    {
        string Part(int index, string name) => graph.Transpose(
            prefix + name,
            graph.Reshape($"{prefix}{name}.heads", graph.Slice($"{prefix}{name}.part", packed, 2, index * Width, (index + 1) * Width), 0, Sequence.Windows, TeacherNetwork.Heads, HeadWidth),
            name == "key" ? [0, 2, 3, 1] : [0, 2, 1, 3]);

        string product = graph.Node($"{prefix}scores.product", "MatMul", Part(0, "query"), Part(1, "key"));
        string scaled = graph.Node($"{prefix}scores", "Mul", product, graph.Constant($"{prefix}scores.scale", [(float)(1 / Math.Sqrt(HeadWidth))]));
        string attention = graph.Node($"{prefix}attention", "Softmax", [graph.Node($"{prefix}masked", "Add", scaled, mask)], ("axis", -1L));
        string mixed = graph.Transpose($"{prefix}mixed.windows", graph.Node($"{prefix}mixed", "MatMul", attention, Part(2, "value")), 0, 2, 1, 3);
        return graph.Reshape($"{prefix}context", mixed, 0, Sequence.Windows, Width);
    }

    // x / 2 (1 + erf(x / sqrt 2))
    private static string Gelu(OnnxBuilder graph, string name, string x)
    {
        string scaled = graph.Node($"{name}.scaled", "Mul", x, graph.Constant($"{name}.root", [(float)Math.Sqrt(0.5)]));
        string one = graph.Node($"{name}.one", "Add", graph.Node($"{name}.erf", "Erf", scaled), graph.Constant($"{name}.unit", [1]));
        string half = graph.Node($"{name}.half", "Mul", x, graph.Constant($"{name}.factor", [0.5f]));
        return graph.Node(name, "Mul", half, one);
    }

    private sealed record Shared(string Z, string Mask, string Pool, string Summary);
}
