// ModelProto, GraphProto, NodeProto and ValueInfoProto. Field numbers from onnx.proto.

namespace HrvXkd.CodeGen.Onnx;

/// <summary>Reads the messages of an ONNX file.</summary>
internal static class OnnxModelReader
{
    /// <summary>Reads a ModelProto.</summary>
    public static OnnxModel Read(WireReader file)
    {
        OnnxModel model = new() { IrVersion = 0, Opset = 0, Producer = "", Name = "" };
        bool hasGraph = false;
        while (file.Next())
        {
            switch (file.Field)
            {
                case 1: model.IrVersion = file.Integer(); break;
                case 2: model.Producer = file.Name(); break;
                case 7 when hasGraph: throw file.Fault("HRVG007", "two graphs, expected one");
                case 7: ReadGraph(file.Message("graph"), model); hasGraph = true; break;
                case 8: ReadOpset(file.Message("operator set"), model); break;
                case 14: ReadMetadata(file.Message("metadata"), model); break;
                case 20: throw file.Fault("HRVG007", "training information is not supported");
                case 25: throw file.Fault("HRVG007", "functions are not supported; inline them");
                default: file.Skip(); break;
            }
        }

        if (!hasGraph)
            throw file.Fault("HRVG006", "no graph: no ONNX model, or one cut short");
        if (model.Opset == 0)
            throw file.Fault("HRVG006", "no default operator set: no ONNX model, or one cut short");
        return model;
    }

    private static void ReadGraph(WireReader graph, OnnxModel model)
    {
        while (graph.Next())
        {
            switch (graph.Field)
            {
                case 1: model.Nodes.Add(ReadNode(graph.Message($"node {model.Nodes.Count}"))); break;
                case 2: model.Name = graph.Name(); break;
                case 5: model.Initializers.Add(OnnxTensorReader.Read(graph.Message($"initializer {model.Initializers.Count}"))); break;
                case 11: model.Inputs.Add(ReadValue(graph.Message($"input {model.Inputs.Count}"))); break;
                case 12: model.Outputs.Add(ReadValue(graph.Message($"output {model.Outputs.Count}"))); break;
                case 15: throw graph.Fault("HRVG007", "sparse initializers are not supported; make them dense");
                default: graph.Skip(); break;
            }
        }

        // Before IR version 4 constants were listed among the inputs, too.
        HashSet<string> constants = [.. model.Initializers.Select(tensor => tensor.Name)];
        OnnxValue[] inputs = [.. model.Inputs.Where(input => !constants.Contains(input.Name))];
        model.Inputs.Clear();
        foreach (OnnxValue input in inputs)
            model.Inputs.Add(input);
    }

    private static OnnxNode ReadNode(WireReader node)
    {
        List<string> inputs = [], outputs = [];
        SortedDictionary<string, object> attributes = new(StringComparer.Ordinal);
        string name = "", type = "", domain = "";
        while (node.Next())
        {
            switch (node.Field)
            {
                case 1: inputs.Add(node.Name()); break;
                case 2: outputs.Add(node.Name()); break;
                case 3: name = node.Name(); break;
                case 4: type = node.Name(); break;
                case 5: ReadAttribute(node, $"node '{OnnxText.OneLine(name)}' attribute {attributes.Count}", attributes); break;
                case 7: domain = node.Name(); break;
                default: node.Skip(); break;
            }
        }

        return new OnnxNode(name, type, inputs, outputs) { Domain = domain == "ai.onnx" ? "" : domain, Attributes = attributes };
    }

    private static void ReadAttribute(WireReader node, string place, SortedDictionary<string, object> attributes)
    {
        WireReader attribute = node.Message(place);
        (string name, object value) = OnnxAttributeReader.Read(attribute);
        if (!attributes.TryAdd(name, value))
            throw attribute.Fault("HRVG008", $"two attributes '{name}'");
    }

    private static OnnxValue ReadValue(WireReader value)
    {
        string name = "";
        OnnxType type = OnnxType.Undefined;
        List<long> shape = [];
        while (value.Next())
        {
            switch (value.Field)
            {
                case 1: name = value.Name(); break;
                case 2: ReadType(value.Message($"type of '{OnnxText.OneLine(name)}'"), ref type, shape); break;
                default: value.Skip(); break;
            }
        }

        return type == OnnxType.Undefined
            ? throw value.Fault("HRVG009", $"'{name}' has no tensor type")
            : new OnnxValue(name, type, shape);
    }

    private static void ReadType(WireReader container, ref OnnxType type, List<long> shape)
    {
        while (container.Next())
        {
            switch (container.Field)
            {
                case 1:
                    WireReader tensor = container.Message("tensor type");
                    while (tensor.Next())
                    {
                        switch (tensor.Field)
                        {
                            case 1: type = OnnxTensorReader.ReadType(tensor); break;
                            case 2: ReadShape(tensor.Message("shape"), shape); break;
                            default: tensor.Skip(); break;
                        }
                    }

                    break;
                case 6: container.Skip(); break;
                default: throw container.Fault("HRVG009", "only tensors are supported, no sequence, map, optional or sparse value");
            }
        }
    }

    private static void ReadShape(WireReader shape, List<long> sizes)
    {
        sizes.Clear();
        while (shape.Next())
        {
            if (shape.Field != 1)
            {
                shape.Skip();
                continue;
            }

            WireReader dimension = shape.Message("dimension");
            long size = -1;
            while (dimension.Next())
            {
                if (dimension.Field == 1)
                    size = dimension.Integer();
                else
                    dimension.Skip();
            }

            if (size is < -1 or > int.MaxValue || sizes.Count == OnnxTensorReader.MaxRank)
                throw dimension.Fault("HRVG010", $"size {size} in a shape of rank {sizes.Count + 1}, expected up to {int.MaxValue} and rank {OnnxTensorReader.MaxRank}");
            sizes.Add(size);
        }
    }

    private static void ReadOpset(WireReader entry, OnnxModel model)
    {
        string domain = "";
        long version = 0;
        while (entry.Next())
        {
            switch (entry.Field)
            {
                case 1: domain = entry.Name(); break;
                case 2: version = entry.Integer(); break;
                default: entry.Skip(); break;
            }
        }

        if (domain is "" or "ai.onnx")
            model.Opset = version;
        else
            model.OtherOpsets[domain] = version;
    }

    private static void ReadMetadata(WireReader entry, OnnxModel model)
    {
        string key = "", value = "";
        while (entry.Next())
        {
            switch (entry.Field)
            {
                case 1: key = entry.Name(); break;
                case 2: value = entry.Text(); break;
                default: entry.Skip(); break;
            }
        }

        model.Metadata[key] = value;
    }
}
