// Writes the messages of an ONNX file; the counterpart of OnnxModelReader. Fields ascend, attributes and metadata are in ordinal order.

namespace HrvXkd.CodeGen.Onnx;

/// <summary>Writes an ONNX file.</summary>
internal static class OnnxModelWriter
{
    /// <summary>Writes a ModelProto.</summary>
    public static byte[] Write(OnnxModel model) => WireWriter.ToBytes(file =>
    {
        file.Integer(1, model.IrVersion);
        file.Text(2, model.Producer);
        file.Message(7, graph => WriteGraph(graph, model));
        file.Message(8, entry => WriteOpset(entry, "", model.Opset));
        foreach ((string domain, long version) in model.OtherOpsets)
            file.Message(8, entry => WriteOpset(entry, domain, version));
        foreach ((string key, string value) in model.Metadata)
        {
            file.Message(14, entry =>
            {
                entry.Text(1, key);
                entry.Text(2, value);
            });
        }
    });

    private static void WriteGraph(WireWriter graph, OnnxModel model)
    {
        foreach (OnnxNode node in model.Nodes)
            graph.Message(1, message => WriteNode(message, node));
        graph.Text(2, model.Name);
        foreach (OnnxTensor tensor in model.Initializers)
            graph.Message(5, message => WriteTensor(message, tensor));
        foreach (OnnxValue input in model.Inputs)
            graph.Message(11, message => WriteValue(message, input));
        foreach (OnnxValue output in model.Outputs)
            graph.Message(12, message => WriteValue(message, output));
    }

    private static void WriteNode(WireWriter message, OnnxNode node)
    {
        foreach (string input in node.Inputs)
            message.Text(1, input);
        foreach (string output in node.Outputs)
            message.Text(2, output);
        message.Text(3, node.Name);
        message.Text(4, node.OpType);
        foreach ((string name, object value) in node.Attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            message.Message(5, attribute => WriteAttribute(attribute, node, name, value));
        if (node.Domain.Length > 0)
            message.Text(7, node.Domain);
    }

    private static void WriteAttribute(WireWriter attribute, OnnxNode node, string name, object value)
    {
        attribute.Text(1, name);
        switch (value)
        {
            case float single: attribute.Single(2, single); break;
            case long integer: attribute.Integer(3, integer); break;
            case string text: attribute.Text(4, text); break;
            case OnnxTensor tensor: attribute.Message(5, message => WriteTensor(message, tensor)); break;
            case float[] singles: Array.ForEach(singles, single => attribute.Single(7, single)); break;
            case long[] integers: Array.ForEach(integers, integer => attribute.Integer(8, integer)); break;
            default: throw new CodeGenException($"HRVG008 node '{node.Name}': attribute '{name}' is a {value.GetType().Name}, expected long, float, string, long[], float[] or OnnxTensor");
        }

        attribute.Integer(20, value switch { float => 1, long => 2, string => 3, OnnxTensor => 4, float[] => 6, _ => 7 });
    }

    private static void WriteTensor(WireWriter message, OnnxTensor tensor)
    {
        foreach (long size in tensor.Shape)
            message.Integer(1, size);
        message.Integer(2, (long)tensor.Type);
        message.Text(8, tensor.Name);
        message.Bytes(9, tensor.Data);
    }

    private static void WriteValue(WireWriter message, OnnxValue value)
    {
        message.Text(1, value.Name);
        if (value.Type == OnnxType.Undefined)
            return; // OnnxRuntime infers the type of an inner edge that is made an output for a look at it.
        message.Message(2, type => type.Message(1, tensor =>
        {
            tensor.Integer(1, (long)value.Type);
            tensor.Message(2, shape => WriteShape(shape, value));
        }));
    }

    // A free first dimension is the batch; other free ones get names of their own, because equal names mean equal sizes.
    private static void WriteShape(WireWriter shape, OnnxValue value)
    {
        for (int axis = 0; axis < value.Shape.Count; axis++)
        {
            long size = value.Shape[axis];
            string free = axis == 0 ? "N" : $"{value.Name}.{axis}";
            shape.Message(1, dimension =>
            {
                if (size < 0)
                    dimension.Text(2, free);
                else
                    dimension.Integer(1, size);
            });
        }
    }

    private static void WriteOpset(WireWriter entry, string domain, long version)
    {
        entry.Text(1, domain);
        entry.Integer(2, version);
    }
}
