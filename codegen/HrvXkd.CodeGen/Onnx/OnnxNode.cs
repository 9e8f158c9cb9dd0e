namespace HrvXkd.CodeGen.Onnx;

/// <summary>One operator.</summary>
/// <param name="Name">Name in the trainer; appears in messages and emitted comments.</param>
/// <param name="OpType">Operator, such as MatMul.</param>
/// <param name="Inputs">Names of inputs; empty text for an absent optional one.</param>
/// <param name="Outputs">Names of outputs.</param>
public sealed record OnnxNode(string Name, string OpType, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs)
{
    /// <summary>Operator domain; empty is the default one.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Attributes by name: long, float, string, long[], float[] or <see cref="OnnxTensor"/>.</summary>
    public IReadOnlyDictionary<string, object> Attributes { get; init; } = new Dictionary<string, object>();
}
