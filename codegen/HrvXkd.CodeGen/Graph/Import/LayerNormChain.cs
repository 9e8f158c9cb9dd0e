// Exporters without LayerNormalization write d = x - mean(x); d / sqrt(mean(d^2) + epsilon), then gain and bias. One operator instead keeps
// the exact mean and the one rounding of the kernel.
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Finds layer norms written as chains of operators.</summary>
internal static class LayerNormChain
{
    private sealed record Match(OnnxNode End, string Input, double Epsilon, OnnxNode[] Inner);

    /// <summary>Replaces each chain, up to its division, by one LayerNormalization with gain 1; the rest of the chain follows it as before.</summary>
    public static OnnxModel Join(OnnxModel model)
    {
        OnnxIndex index = new(model);
        List<Match> matches = [];
        foreach (OnnxNode node in model.Nodes)
            if (Find(index, node) is { } match)
                matches.Add(match);
        if (matches.Count == 0)
            return model;
        HashSet<OnnxNode> dropped = new(matches.SelectMany(match => match.Inner), ReferenceEqualityComparer.Instance);
        Dictionary<OnnxNode, Match> ends = new(ReferenceEqualityComparer.Instance);
        foreach (Match match in matches)
            ends[match.End] = match;
        OnnxNode[] nodes = [.. model.Nodes.Where(node => !dropped.Contains(node)).Select(node => ends.TryGetValue(node, out Match? match) ? Joined(match) : node)];
        model.Nodes.Clear();
        foreach (OnnxNode node in nodes)
            model.Nodes.Add(node);
        return model;
    }

    private static OnnxNode Joined(Match match) => new(match.End.Name, "LayerNormalization", [match.Input], [match.End.Outputs[0]])
    {
        Attributes = new Dictionary<string, object> { ["axis"] = -1L, ["epsilon"] = (float)match.Epsilon },
    };

    private static Match? Find(OnnxIndex index, OnnxNode end)
    {
        if (end.OpType is not ("Div" or "Mul") || end.Inputs.Count != 2)
            return null;
        for (int slot = 0; slot < (end.OpType == "Div" ? 1 : 2); slot++)
        {
            OnnxNode? centred = Made(index, end.Inputs[slot], "Sub"), root = Made(index, end.Inputs[1 - slot], end.OpType == "Div" ? "Sqrt" : "Reciprocal");
            OnnxNode? inverse = end.OpType == "Mul" ? root : null;
            root = inverse is null ? root : Made(index, inverse.Inputs[0], "Sqrt");
            if (centred is null || root is null || Made(index, root.Inputs[0], "Add") is not { } sum)
                continue;
            int constant = index.Constant(sum.Inputs[0]) is null ? 1 : 0;
            if (Scalar(index, sum.Inputs[constant]) is not { } epsilon || Made(index, sum.Inputs[1 - constant], "ReduceMean") is not { } variance || Made(index, centred.Inputs[1], "ReduceMean") is not { } mean)
                continue;
            if (Square(index, variance.Inputs[0], centred.Outputs[0]) is not { } square || mean.Inputs[0] != centred.Inputs[0] || !OverLast(index, mean) || !OverLast(index, variance))
                continue;
            OnnxNode[] inner = [mean, centred, square, variance, sum, root, .. inverse is null ? [] : new[] { inverse }];
            if (inner.All(node => IsInside(index, node, inner, end)))
                return new Match(end, centred.Inputs[0], epsilon, inner);
        }

        return null;
    }

    private static bool IsInside(OnnxIndex index, OnnxNode node, OnnxNode[] inner, OnnxNode end) =>
        !index.IsOutput(node.Outputs[0]) && index.Users(node.Outputs[0]).All(user => ReferenceEquals(index.Model.Nodes[user.Node], end) || inner.Contains(index.Model.Nodes[user.Node], ReferenceEqualityComparer.Instance));

    private static OnnxNode? Square(OnnxIndex index, string edge, string of) => index.Producer(edge) switch
    {
        { OpType: "Pow", Inputs.Count: 2 } power when power.Inputs[0] == of && Scalar(index, power.Inputs[1]) == 2 => power,
        { OpType: "Mul", Inputs.Count: 2 } product when product.Inputs[0] == of && product.Inputs[1] == of => product,
        _ => null,
    };

    private static bool OverLast(OnnxIndex index, OnnxNode node)
    {
        long[]? axes = node.Attributes.GetValueOrDefault("axes") as long[] ?? (node.Inputs.Count > 1 ? index.Constant(node.Inputs[1]) is { Type: OnnxType.Int64 } tensor ? tensor.ToIntegers() : null : null);
        return axes is [-1] && node.Attributes.GetValueOrDefault("keepdims") is null or 1L;
    }

    private static OnnxNode? Made(OnnxIndex index, string edge, string type) =>
        index.Producer(edge) is { Domain: "", Outputs.Count: 1 } node && node.OpType == type && node.Inputs.Count >= (type is "Add" or "Sub" ? 2 : 1) ? node : null;

    private static double? Scalar(OnnxIndex index, string edge) =>
        index.Constant(edge) is { Type: OnnxType.Float, Count: 1 } tensor && tensor.ToFloats()[0] is float value && float.IsFinite(value) ? value : null;
}
