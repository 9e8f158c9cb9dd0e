using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Who reads the elements of a layer: this decides whether they need an array at all.</summary>
internal sealed class NanoEdges
{
    private readonly MemoryPlan _plan;
    private readonly Dictionary<Storage, List<Node>> _readers = [];

    public NanoEdges(MemoryPlan plan)
    {
        _plan = plan;
        foreach (Node node in plan.PerWindow.Concat(plan.AcrossWindows))
            for (int slot = 0; slot < node.Inputs.Count; slot++)
            {
                Storage storage = plan.Input(node, slot).Storage;
                if (!_readers.TryGetValue(storage, out List<Node>? readers))
                    _readers[storage] = readers = [];
                readers.Add(node);
            }
    }

    /// <summary>True if the elements must lie in their array: a cache, the result, or read by another method or a kernel.</summary>
    public bool NeedsArray(Node node)
    {
        Storage storage = _plan.Target(node);
        return storage.Rows > 1 || _plan.Output.Storage == storage || Readers(storage).Any(reader => _plan.IsPerWindow(reader) != _plan.IsPerWindow(node) || !NanoLayers.IsStraight(_plan, reader));
    }

    /// <summary>True if a straight-line layer of the same method reads the elements.</summary>
    public bool IsReadHere(Node node) => Readers(_plan.Target(node)).Any(reader => _plan.IsPerWindow(reader) == _plan.IsPerWindow(node) && NanoLayers.IsStraight(_plan, reader));

    /// <summary>True if all that read the elements can take them shifted by a constant: products with constants and elementwise layers.</summary>
    public bool CanBeShifted(Node node) => !NeedsArray(node) && Readers(_plan.Target(node)).All(reader => reader is LinearNode or AffineNode);

    /// <summary>True if no later layer of the method reads what a layer reads.</summary>
    public bool IsLast(Storage storage, Node node) => Readers(storage).Last(reader => _plan.IsPerWindow(reader) == _plan.IsPerWindow(node)) == node;

    private List<Node> Readers(Storage storage) => _readers.TryGetValue(storage, out List<Node>? readers) ? readers : [];
}
