// Functions of one number come as chains: Gelu as Div, Erf, Add, Mul, Mul; SiLU as Sigmoid, Mul. A group of elementwise operators that depends
// on one edge and on scalars alone, and leaks nothing, is one function, fitted once and rounded once.
using HrvXkd.CodeGen.Graph.Curves;
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Finds the functions of one edge in a model.</summary>
internal sealed class CurveClusters
{
    private const int MaxNodes = 24;
    private static readonly HashSet<string> Smooth = new(["Erf", "Tanh", "Sigmoid", "Gelu", "Exp"], StringComparer.Ordinal);
    private static readonly HashSet<string> Binary = new(["Add", "Sub", "Mul", "Div", "Pow"], StringComparer.Ordinal);

    private readonly OnnxIndex _index;
    private readonly Dictionary<OnnxNode, int> _places = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<OnnxNode, CurveCluster> _ends = new(ReferenceEqualityComparer.Instance);

    /// <summary>Finds them; the largest groups first.</summary>
    public CurveClusters(OnnxIndex index)
    {
        _index = index;
        for (int i = 0; i < index.Model.Nodes.Count; i++)
            _places[index.Model.Nodes[i]] = i;
        HashSet<OnnxNode> inside = new(ReferenceEqualityComparer.Instance);
        for (int i = index.Model.Nodes.Count - 1; i >= 0; i--)
        {
            OnnxNode end = index.Model.Nodes[i];
            if (inside.Contains(end) || !IsOperation(end) || Grow(end) is not { } cluster)
                continue;
            _ends[end] = cluster;
            inside.UnionWith(cluster.Nodes);
        }
    }

    /// <summary>The function that ends in a node, or null.</summary>
    public CurveCluster? EndingIn(OnnxNode node) => _ends.GetValueOrDefault(node);

    /// <summary>Inner nodes of all functions: they need no import of their own.</summary>
    public IEnumerable<OnnxNode> Inner => _ends.SelectMany(pair => pair.Value.Nodes.Where(node => !ReferenceEquals(node, pair.Key)));

    private bool IsOperation(OnnxNode node)
    {
        if (node.Domain.Length > 0 || node.Outputs.Count != 1)
            return false;
        if (Smooth.Contains(node.OpType) || node.OpType == "Neg")
            return node.Inputs.Count == 1 && _index.Constant(node.Inputs[0]) is null && (node.OpType != "Gelu" || Approximation(node) is not null);
        if (!Binary.Contains(node.OpType) || node.Inputs.Count != 2)
            return false;
        bool left = _index.Constant(node.Inputs[0]) is null, right = _index.Constant(node.Inputs[1]) is null;
        if (node.OpType == "Pow")
            return left && !right && Scalar(node.Inputs[1]) is 0.5 or 2 or 3 or 4;
        return (left || right) && (left || Scalar(node.Inputs[0]) is not null) && (right || Scalar(node.Inputs[1]) is not null);
    }

    // As large as it can be; smaller if the function of the largest has no straight ends, as 1 / (1 + x^2) in front of a tanh.
    private CurveCluster? Grow(OnnxNode end)
    {
        HashSet<OnnxNode> nodes = new(ReferenceEqualityComparer.Instance);
        Stack<(string Argument, OnnxNode[] Nodes)> candidates = [];
        for (OnnxNode? next = end; next is not null && nodes.Count < MaxNodes; next = Next(nodes))
        {
            nodes.Add(next);
            if (Leaves(nodes).Take(2).ToArray() is [string argument] && nodes.Any(node => Smooth.Contains(node.OpType)))
                candidates.Push((argument, [.. nodes.OrderBy(node => _places[node])]));
        }

        foreach ((string argument, OnnxNode[] ordered) in candidates)
        {
            Curve curve = Compile(ordered, argument);
            if (CurveFit.Of(curve) is { } fit)
                return new CurveCluster(argument, ordered, curve, fit);
        }

        return null;
    }

    private OnnxNode? Next(HashSet<OnnxNode> nodes) => Leaves(nodes).Select(_index.Producer).FirstOrDefault(producer => producer is not null && IsOperation(producer) && IsUsedOnlyIn(producer, nodes));

    private IEnumerable<string> Leaves(HashSet<OnnxNode> nodes) => nodes.SelectMany(node => node.Inputs).Distinct(StringComparer.Ordinal)
        .Where(edge => _index.Constant(edge) is null && !(_index.Producer(edge) is { } producer && nodes.Contains(producer)));

    private bool IsUsedOnlyIn(OnnxNode node, HashSet<OnnxNode> nodes) =>
        !_index.IsOutput(node.Outputs[0]) && _index.Users(node.Outputs[0]).All(user => nodes.Contains(_index.Model.Nodes[user.Node]));

    private Curve Compile(OnnxNode[] nodes, string argument)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal) { [argument] = 0 };
        List<CurveStep> steps = [];
        foreach (OnnxNode node in nodes)
        {
            int? left = places.TryGetValue(node.Inputs[0], out int a) ? a : null, right = node.Inputs.Count > 1 && places.TryGetValue(node.Inputs[1], out int b) ? b : null;
            double constant = node.Inputs.Select(Scalar).FirstOrDefault(value => value is not null) ?? 0;
            steps.Add(new CurveStep(node.OpType == "Gelu" ? Approximation(node)! : node.OpType, left, right, constant));
            places[node.Outputs[0]] = steps.Count;
        }

        return new Curve(steps);
    }

    private static string? Approximation(OnnxNode node) => node.Attributes.GetValueOrDefault("approximate") switch
    {
        null or "none" => "Gelu",
        "tanh" => "GeluTanh",
        _ => null,
    };

    private double? Scalar(string edge) => _index.Constant(edge) is { Type: OnnxType.Float, Count: 1 } tensor && tensor.ToFloats()[0] is float value && float.IsFinite(value) ? value : null;
}
