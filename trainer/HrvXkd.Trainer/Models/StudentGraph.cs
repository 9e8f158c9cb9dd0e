// The student as a float ONNX graph, N = batch, free:
//   z [N,8,12] standardised and clipped -> embed [N,8,W] -> keys and values of all windows; the newest window alone asks
//   -> residual [N,1,W] -> feed-forward 2W -> net [N,1,1]; linear skip on level and slope of z [N,1,2]; logit [N,1].
// Each node bears the name of the edge it makes; emitted code and reports show these names.

using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Quantization;
using HrvXkd.CodeGen.Vectors;

namespace HrvXkd.Trainer.Models;

/// <summary>Writes a student as a float ONNX graph.</summary>
public static class StudentGraph
{
    /// <summary>Input: window features in natural units, shape [-1, 8, 12], oldest window first.</summary>
    public const string Features = "features";

    /// <summary>Input: 1 for a valid window, 0 for a masked one, shape [-1, 8].</summary>
    public const string Valid = "valid";

    /// <summary>Output: the logit, shape [-1, 1].</summary>
    public const string Logit = "logit";

    private const string SkipProduct = "skip";
    private const int Windows = 8;
    private const int FeatureCount = 12;

    /// <summary>How a student is quantized: the linear skip, which carries most of the logit and costs 24 products a window, stays wide.</summary>
    public static QuantizationOptions Quantization { get; } = new() { KeepWide = [SkipProduct] };

    /// <summary>Builds the graph: inputs "features" [-1, 8, 12] in natural units and "valid" [-1, 8]; output "logit" [-1, 1].</summary>
    /// <remarks>"valid" is 1 or 0; the newest window, the last, must be valid. A masked window's features do not count but must be finite.</remarks>
    /// <param name="weights">The student.</param>
    /// <param name="metadata">Goes into the model's metadata, such as cohort. The entry "input.valid" = "mask" is added.</param>
    /// <returns>The model, opset 17.</returns>
    /// <exception cref="ArgumentException">An array of <paramref name="weights"/> has the wrong length.</exception>
    public static OnnxModel Build(StudentWeights weights, IReadOnlyDictionary<string, string>? metadata = null)
    {
        Validate(weights);
        OnnxModel model = new() { Name = "student", IrVersion = 8, Opset = 17 };
        foreach ((string key, string value) in metadata ?? new Dictionary<string, string>())
            model.Metadata[key] = value;
        model.Metadata[RandomVectors.MetadataKey(Valid)] = RandomVectors.Mask;

        OnnxBuilder graph = new(model);
        string features = graph.Input(Features, -1, Windows, FeatureCount);
        string valid = graph.Input(Valid, -1, Windows);
        string z = Standardise(graph, weights, features);
        string embed = graph.Linear("embed", z, weights.EmbedWeight, weights.EmbedBias);
        string attended = Attend(graph, weights, embed, valid);
        string net = FeedForward(graph, weights, attended);
        (string level, string trend) = Skip(graph, weights, z, valid);
        string sum = graph.Node("logit.net", "Add", net, graph.Slice("level.mean", level, 2, 0, 1));
        sum = graph.Node("logit.sum", "Add", sum, graph.Slice("trend.slope", trend, 2, 1, 2));
        graph.Output(graph.Reshape(Logit, sum, 0, 1), -1, 1);
        return model;
    }

    private static string Standardise(OnnxBuilder graph, StudentWeights weights, string features)
    {
        string centred = graph.Node("standard.centred", "Sub", features, graph.Constant("mean", weights.Mean, FeatureCount));
        string standard = graph.Node("standard", "Mul", centred, graph.Constant("inverse_deviation", weights.InverseDeviation, FeatureCount));
        return graph.Node("z", "Clip", standard, graph.Constant("clip.low", [-StudentWeights.Clip]), graph.Constant("clip.high", [StudentWeights.Clip]));
    }

    // The factor 1/sqrt(head width) of the scores is folded into the query.
    private static string Attend(OnnxBuilder graph, StudentWeights weights, string embed, string valid)
    {
        string norm = graph.LayerNorm("attention.norm", embed, weights.AttentionNormGain, weights.AttentionNormBias);
        string key = graph.Linear("key", norm, weights.KeyWeight, weights.KeyBias);
        string value = graph.Linear("value", norm, weights.ValueWeight, weights.ValueBias);
        string newestEmbed = graph.Slice("newest.embed", embed, 1, Windows - 1, Windows);
        string newestNorm = graph.Slice("newest.norm", norm, 1, Windows - 1, Windows);
        string query = graph.Linear("query", newestNorm, Scaled(weights.QueryWeight, weights.Width), Scaled(weights.QueryBias, weights.Width));

        string queryHeads = Heads(graph, "query.heads", query, 1, weights.Width, 0, 2, 1, 3);
        string keyHeads = Heads(graph, "key.heads", key, Windows, weights.Width, 0, 2, 3, 1);
        string valueHeads = Heads(graph, "value.heads", value, Windows, weights.Width, 0, 2, 1, 3);
        string scores = graph.Node("scores", "Add", graph.Node("scores.product", "MatMul", queryHeads, keyHeads),
            graph.Constant("lag.bias", weights.LagBias, StudentWeights.Heads, 1, Windows));
        string masked = graph.Node("masked", "Add", scores, Mask(graph, valid));
        string attention = graph.Node("attention", "Softmax", [masked], ("axis", -1L));
        string heads = graph.Transpose("context.heads", graph.Node("context.product", "MatMul", attention, valueHeads), 0, 2, 1, 3);
        string context = graph.Reshape("context", heads, 0, 1, weights.Width);
        return graph.Node("residual", "Add", newestEmbed, graph.Linear("projected", context, weights.OutputWeight, weights.OutputBias));
    }

    private static string Heads(OnnxBuilder graph, string name, string edge, int windows, int width, params long[] order) =>
        graph.Transpose(name, graph.Reshape($"{name}.split", edge, 0, windows, StudentWeights.Heads, width / StudentWeights.Heads), order);

    // 0 for a valid window, -1000 for a masked one: far below any score, so that its softmax is 0 in float and integer alike.
    internal static string Mask(OnnxBuilder graph, string valid)
    {
        string invalid = graph.Node("mask.invalid", "Sub", valid, graph.Constant("mask.one", [1]));
        string penalty = graph.Node("mask.penalty", "Mul", invalid, graph.Constant("mask.factor", [1000]));
        return graph.Reshape("mask", penalty, 0, 1, 1, Windows);
    }

    private static string FeedForward(OnnxBuilder graph, StudentWeights weights, string residual)
    {
        string norm = graph.LayerNorm("hidden.norm", residual, weights.HiddenNormGain, weights.HiddenNormBias);
        string before = graph.Linear("hidden.in.linear", norm, weights.HiddenInWeight, weights.HiddenInBias);
        string hidden = graph.Node("hidden.in", "Relu", before);
        string after = graph.Linear("hidden.out", hidden, weights.HiddenOutWeight, weights.HiddenOutBias);
        string residual2 = graph.Node("residual2", "Add", residual, after);
        string headNorm = graph.LayerNorm("head.norm", residual2, weights.HeadNormGain, weights.HeadNormBias);
        string product = graph.Node("head.product", "MatMul", headNorm, graph.Constant("head.weight", weights.HeadWeight, weights.Width, 1));
        return graph.Node("net", "Add", product, graph.Constant("head.bias", weights.HeadBias, 1));
    }

    // Column 0 of the skip product is summed with equal weights over valid windows, column 1 with weights that rise with time.
    private static (string Level, string Trend) Skip(OnnxBuilder graph, StudentWeights weights, string z, string valid)
    {
        float[] matrix = new float[FeatureCount * 2];
        for (int i = 0; i < FeatureCount; i++)
            (matrix[2 * i], matrix[(2 * i) + 1]) = (weights.SkipMean[i], weights.SkipSlope[i]);
        float[] rising = new float[Windows];
        for (int t = 0; t < Windows; t++)
            rising[t] = (float)((t - 3.5) / 42);

        string skip = graph.Node(SkipProduct, "MatMul", z, graph.Constant("skip.weight", matrix, FeatureCount, 2));
        string count = graph.Node("valid.count", "ReduceSum", [valid, graph.Integers("valid.count.axis", 1)], ("keepdims", 1L));
        string share = graph.Node("share", "Div", valid, count);
        string level = graph.Node("level", "MatMul", graph.Reshape("share.row", share, 0, 1, Windows), skip);
        string centred = graph.Node("centred", "Sub", skip, level);
        string weight = graph.Node("trend.share", "Mul", valid, graph.Constant("trend.weight", rising, Windows));
        string trend = graph.Node("trend", "MatMul", graph.Reshape("trend.row", weight, 0, 1, Windows), centred);
        return (level, trend);
    }

    private static float[] Scaled(float[] values, int width) => Array.ConvertAll(values, value => (float)(value / Math.Sqrt(width / StudentWeights.Heads)));

    private static void Validate(StudentWeights weights)
    {
        int width = weights.Width, hidden = 2 * width;
        ReadOnlySpan<(string Name, float[] Values, int Length)> parts =
        [
            ("Mean", weights.Mean, FeatureCount), ("InverseDeviation", weights.InverseDeviation, FeatureCount),
            ("EmbedWeight", weights.EmbedWeight, FeatureCount * width), ("EmbedBias", weights.EmbedBias, width),
            ("AttentionNormGain", weights.AttentionNormGain, width), ("AttentionNormBias", weights.AttentionNormBias, width),
            ("QueryWeight", weights.QueryWeight, width * width), ("QueryBias", weights.QueryBias, width),
            ("KeyWeight", weights.KeyWeight, width * width), ("KeyBias", weights.KeyBias, width),
            ("ValueWeight", weights.ValueWeight, width * width), ("ValueBias", weights.ValueBias, width),
            ("LagBias", weights.LagBias, StudentWeights.Heads * Windows),
            ("OutputWeight", weights.OutputWeight, width * width), ("OutputBias", weights.OutputBias, width),
            ("HiddenNormGain", weights.HiddenNormGain, width), ("HiddenNormBias", weights.HiddenNormBias, width),
            ("HiddenInWeight", weights.HiddenInWeight, width * hidden), ("HiddenInBias", weights.HiddenInBias, hidden),
            ("HiddenOutWeight", weights.HiddenOutWeight, hidden * width), ("HiddenOutBias", weights.HiddenOutBias, width),
            ("HeadNormGain", weights.HeadNormGain, width), ("HeadNormBias", weights.HeadNormBias, width),
            ("HeadWeight", weights.HeadWeight, width), ("HeadBias", weights.HeadBias, 1),
            ("SkipMean", weights.SkipMean, FeatureCount), ("SkipSlope", weights.SkipSlope, FeatureCount),
        ];
        foreach ((string name, float[] values, int length) in parts)
            if (values.Length != length)
                throw new ArgumentException($"student: {name} has {values.Length} values, expected {length}", nameof(weights));
    }
}
