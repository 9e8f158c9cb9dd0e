namespace HrvXkd.CodeGen.Onnx;

/// <summary>What every later stage relies on: names are unique, each edge is made before it is used, constants have their elements.</summary>
internal static class OnnxCheck
{
    /// <summary>Checks a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">What to call it in messages.</param>
    public static void Check(OnnxModel model, string name)
    {
        HashSet<string> edges = new(StringComparer.Ordinal);
        foreach (OnnxTensor tensor in model.Initializers)
        {
            Make(edges, tensor.Name, $"{name}: initializer");
            CheckTensor(tensor, name);
        }

        foreach (OnnxValue input in model.Inputs)
            Make(edges, input.Name, $"{name}: input");
        foreach (OnnxNode node in model.Nodes)
            CheckNode(node, edges, model, name);
        foreach (OnnxValue output in model.Outputs)
            if (!edges.Contains(output.Name))
                throw new CodeGenException($"HRVG011 {name}: output '{Show(output.Name)}' is made by no node");
        if (model.Outputs.Count == 0)
            throw new CodeGenException($"HRVG011 {name}: the graph has no output");
    }

    private static void CheckNode(OnnxNode node, HashSet<string> edges, OnnxModel model, string name)
    {
        string place = $"{name}: node '{Show(node.Name)}' ({Show(node.OpType)})";
        if (node.OpType.Length == 0)
            throw new CodeGenException($"HRVG011 {place}: has no operator");
        if (node.Domain.Length > 0 && !model.OtherOpsets.ContainsKey(node.Domain))
            throw new CodeGenException($"HRVG011 {place}: domain '{Show(node.Domain)}' is not among the operator sets");
        foreach (string input in node.Inputs)
            if (input.Length > 0 && !edges.Contains(input))
                throw new CodeGenException($"HRVG011 {place}: input '{Show(input)}' is made by nothing before it; nodes must be in topological order");
        foreach (string output in node.Outputs)
            if (output.Length > 0)
                Make(edges, output, place);
        foreach (object value in node.Attributes.Values)
            if (value is OnnxTensor tensor)
                CheckTensor(tensor, place);
    }

    private static void CheckTensor(OnnxTensor tensor, string place)
    {
        long bytes = tensor.Shape.Aggregate((long)OnnxTensorReader.SizeOf(tensor.Type), (product, size) => product * size);
        if (bytes != tensor.Data.Length)
            throw new CodeGenException($"HRVG010 {place}: tensor '{Show(tensor.Name)}' of shape [{string.Join(',', tensor.Shape)}] holds {tensor.Data.Length} bytes, expected {bytes}");
    }

    private static void Make(HashSet<string> edges, string edge, string place)
    {
        if (edge.Length == 0)
            throw new CodeGenException($"HRVG011 {place}: has no name");
        if (!edges.Add(edge))
            throw new CodeGenException($"HRVG011 {place}: edge '{Show(edge)}' is made twice");
    }

    private static string Show(string text) => OnnxText.OneLine(text);
}
