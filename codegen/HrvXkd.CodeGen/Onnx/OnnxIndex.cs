namespace HrvXkd.CodeGen.Onnx;

/// <summary>Who makes and who uses each edge of a model. A snapshot: it does not follow changes.</summary>
internal sealed class OnnxIndex
{
    private static readonly List<(int Node, int Slot)> None = [];

    private readonly Dictionary<string, int> _producers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Node, int Slot)>> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxTensor> _constants = new(StringComparer.Ordinal);
    private readonly HashSet<string> _outputs;

    /// <summary>Indexes a model.</summary>
    public OnnxIndex(OnnxModel model)
    {
        Model = model;
        _outputs = model.Outputs.Select(output => output.Name).ToHashSet(StringComparer.Ordinal);
        foreach (OnnxTensor tensor in model.Initializers)
            _constants[tensor.Name] = tensor;
        for (int node = 0; node < model.Nodes.Count; node++)
        {
            foreach (string output in model.Nodes[node].Outputs)
                _producers[output] = node;
            for (int slot = 0; slot < model.Nodes[node].Inputs.Count; slot++)
            {
                string edge = model.Nodes[node].Inputs[slot];
                if (!_users.TryGetValue(edge, out List<(int Node, int Slot)>? users))
                    _users[edge] = users = [];
                users.Add((node, slot));
            }
        }
    }

    /// <summary>The model.</summary>
    public OnnxModel Model { get; }

    /// <summary>The node that makes an edge; null for inputs and constants.</summary>
    public OnnxNode? Producer(string edge) => _producers.TryGetValue(edge, out int node) ? Model.Nodes[node] : null;

    /// <summary>Users of an edge, in the order of the nodes.</summary>
    public IReadOnlyList<(int Node, int Slot)> Users(string edge) => _users.GetValueOrDefault(edge, None);

    /// <summary>The constant of an edge, or null.</summary>
    public OnnxTensor? Constant(string edge) => _constants.GetValueOrDefault(edge);

    /// <summary>True if the edge leaves the model.</summary>
    public bool IsOutput(string edge) => _outputs.Contains(edge);
}
