using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.Trainer.Models;

/// <summary>Writes a student as a float ONNX graph.</summary>
public static class StudentGraph
{
    /// <summary>Builds the graph: inputs "features" [-1, 8, 12] in natural units and "valid" [-1, 8]; output "logit" [-1, 1].</summary>
    /// <param name="weights">The student.</param>
    /// <param name="metadata">Goes into the model's metadata, such as cohort.</param>
    /// <returns>The model, opset 17.</returns>
    public static OnnxModel Build(StudentWeights weights, IReadOnlyDictionary<string, string>? metadata = null) => throw new NotSupportedException();
}
