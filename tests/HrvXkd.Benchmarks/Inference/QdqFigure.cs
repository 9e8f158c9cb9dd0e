using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;

namespace HrvXkd.Benchmarks.Inference;

/// <summary>The emitted program against OnnxRuntime, which runs the QDQ graph node by node, as <c>verify</c> compares them.</summary>
internal static class QdqFigure
{
    private const double MostPercent = 0.5;
    private const int Vectors = 1000;

    /// <summary>Compares logits, and says what the layers make otherwise.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="file">A model that takes whole vectors.</param>
    public static Figure Of(string name, string file)
    {
        OnnxModel model = OnnxFile.Read(file);
        VerificationReport report = Verifier.RunWhole(model, null, RandomVectors.Make(model, Vectors, 1));
        Console.WriteLine($"{name}: {report.Rounding}");
        return Figure.AtMost($"{name} against OnnxRuntime QDQ, logit RMSE in % of the spread", MostPercent, report.IntegerVsQdq.RmsePercent, "", "0.00");
    }
}
