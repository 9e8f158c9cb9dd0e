namespace HrvXkd.CodeGen.Onnx;

/// <summary>Changes of models that several stages need.</summary>
internal static class OnnxEdit
{
    /// <summary>A copy that can be changed without changing the original. Constant nodes become initializers.</summary>
    public static OnnxModel Copy(OnnxModel model)
    {
        OnnxModel copy = new() { Name = model.Name, IrVersion = model.IrVersion, Opset = model.Opset, Producer = model.Producer };
        foreach ((string key, string value) in model.Metadata)
            copy.Metadata[key] = value;
        foreach ((string domain, long version) in model.OtherOpsets)
            copy.OtherOpsets[domain] = version;
        foreach (OnnxTensor tensor in model.Initializers)
            copy.Initializers.Add(tensor);
        foreach (OnnxValue input in model.Inputs)
            copy.Inputs.Add(input);
        foreach (OnnxValue output in model.Outputs)
            copy.Outputs.Add(output);
        foreach (OnnxNode node in model.Nodes)
        {
            if (node.OpType == "Constant" && node.Outputs.Count == 1 && ConstantOf(node) is { } constant)
                copy.Initializers.Add(constant);
            else
                copy.Nodes.Add(node);
        }

        return copy;
    }

    private static OnnxTensor? ConstantOf(OnnxNode node)
    {
        string name = node.Outputs[0];
        (string? kind, object? value) = node.Attributes.FirstOrDefault();
        return (kind, value) switch
        {
            ("value", OnnxTensor tensor) => tensor with { Name = name },
            ("value_float", float number) => OnnxTensor.Of(name, [number]),
            ("value_floats", float[] numbers) => OnnxTensor.Of(name, numbers, numbers.Length),
            ("value_int", long number) => OnnxTensor.Of(name, [number]),
            ("value_ints", long[] numbers) => OnnxTensor.Of(name, numbers, numbers.Length),
            _ => null,
        };
    }

    /// <summary>A copy that gives inner edges, too, as outputs.</summary>
    /// <param name="model">The model.</param>
    /// <param name="edges">Edges that nodes make.</param>
    public static OnnxModel WithOutputs(OnnxModel model, IEnumerable<string> edges)
    {
        OnnxModel copy = Copy(model);
        foreach (string edge in edges)
            if (copy.Outputs.All(output => output.Name != edge))
                copy.Outputs.Add(new OnnxValue(edge, OnnxType.Undefined, []));
        return copy;
    }

    /// <summary>Replaces a constant by one of the same name.</summary>
    public static void Replace(OnnxModel model, OnnxTensor tensor)
    {
        for (int i = 0; i < model.Initializers.Count; i++)
            if (model.Initializers[i].Name == tensor.Name)
                model.Initializers[i] = tensor;
    }

    /// <summary>Removes constants that nothing uses.</summary>
    public static void RemoveUnusedConstants(OnnxModel model)
    {
        HashSet<string> used = model.Nodes.SelectMany(node => node.Inputs).Concat(model.Outputs.Select(output => output.Name)).ToHashSet(StringComparer.Ordinal);
        for (int i = model.Initializers.Count - 1; i >= 0; i--)
            if (!used.Contains(model.Initializers[i].Name))
                model.Initializers.RemoveAt(i);
    }
}
