using System.Diagnostics;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.Benchmarks.Inference;

/// <summary>Time from an ONNX file to checked C#, once the generator itself is compiled.</summary>
internal static class GenerationTime
{
    private const int Runs = 15;

    /// <summary>The figure of one target.</summary>
    /// <param name="file">The model.</param>
    /// <param name="target">What is emitted.</param>
    public static Figure Of(string file, EmitTarget target)
    {
        double[] seconds = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            CodeGenerator.Emit(OnnxFile.Read(file), new EmitOptions { Target = target });
            seconds[run] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(seconds);
        return Figure.AtMost($"codegen of the student, target {(target == EmitTarget.Nano ? "nano" : "dotnet")}, s after JIT", FigureTable.MostSeconds, seconds[Runs / 2], "", "0.000");
    }
}
