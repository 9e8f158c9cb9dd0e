// A model for an interpreter: layers in straight lines within the two methods of the class, elements in locals; others call their kernel.
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Writes the layers of one model in their order.</summary>
internal sealed class NanoProgram(MemoryPlan plan)
{
    private readonly NanoEdges _edges = new(plan);
    private readonly NanoBody _perWindow = new();
    private readonly NanoBody _acrossWindows = new();

    /// <summary>Writes a layer; false if it has no form but its kernel.</summary>
    public bool TryWrite(LayerWriter layer)
    {
        if (!NanoLayers.IsStraight(plan, layer.Node))
            return NanoRows.TryWrite(layer);
        NanoBody body = layer.PerWindow ? _perWindow : _acrossWindows;
        body.WriteTo(layer.Calls);
        NanoLayers.Write(new NanoStep(layer, body, _edges));
        Release(layer.Node, body);
        return true;
    }

    private void Release(Node node, NanoBody body)
    {
        for (int slot = 0; slot < node.Inputs.Count; slot++)
        {
            Storage storage = plan.Input(node, slot).Storage;
            if (!_edges.IsLast(storage, node) || !body.Held.Remove(storage, out NanoElements? held))
                continue;
            foreach (string register in held.Registers)
                body.Release(register);
        }
    }
}
