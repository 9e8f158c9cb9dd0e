using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Quantization;
using HrvXkd.CodeGen.Tests.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.Trainer.Models;

namespace HrvXkd.CodeGen.Tests.Emit;

/// <summary>Quantized random students.</summary>
internal static class Students
{
    public static OnnxModel Float(int seed) => StudentGraph.Build(RandomStudent.Make(seed), new Dictionary<string, string> { ["cohort"] = "untrained" });

    public static OnnxModel Quantized(int seed)
    {
        StudentWeights weights = RandomStudent.Make(seed);
        VectorSet calibration = StudentVectors.Make(weights, 300, seed);
        return PostTrainingQuantizer.Quantize(Float(seed), calibration, new QuantizationOptions { KeepWide = ["skip"] });
    }
}
