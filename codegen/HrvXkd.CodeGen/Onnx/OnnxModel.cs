namespace HrvXkd.CodeGen.Onnx;

/// <summary>An ONNX model: the part of the format that networks of this project use.</summary>
public sealed class OnnxModel
{
    /// <summary>Name of the graph.</summary>
    public string Name { get; set; } = "model";

    /// <summary>Version of the intermediate representation.</summary>
    public long IrVersion { get; set; } = 8;

    /// <summary>Version of the default operator set.</summary>
    public long Opset { get; set; } = 17;

    /// <summary>Versions of further operator sets by domain, such as com.microsoft.</summary>
    public IDictionary<string, long> OtherOpsets { get; } = new SortedDictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Program that wrote the model.</summary>
    public string Producer { get; set; } = "HrvXkd";

    /// <summary>Key-value pairs about the model, such as the cohort it was trained on.</summary>
    public IDictionary<string, string> Metadata { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Operators in topological order.</summary>
    public IList<OnnxNode> Nodes { get; } = [];

    /// <summary>Constants, in the order of the file.</summary>
    public IList<OnnxTensor> Initializers { get; } = [];

    /// <summary>Inputs that are no constants.</summary>
    public IList<OnnxValue> Inputs { get; } = [];

    /// <summary>Outputs.</summary>
    public IList<OnnxValue> Outputs { get; } = [];
}
