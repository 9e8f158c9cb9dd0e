using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Brings a model into the one form that the importers read.</summary>
internal static class Rewriting
{
    /// <summary>A copy with named nodes, constants in one place, and layer norms written as one operator.</summary>
    public static OnnxModel Prepare(OnnxModel model)
    {
        OnnxModel copy = OnnxEdit.Copy(model);
        for (int i = 0; i < copy.Nodes.Count; i++)
            if (copy.Nodes[i] is { Name: "", Outputs: [{ Length: > 0 } first, ..] } node)
                copy.Nodes[i] = node with { Name = first };
        return LayerNormChain.Join(copy);
    }
}
