using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.Benchmarks.Inference;

/// <summary>All figures of the generator beside what they must be, from one run.</summary>
internal static class FigureTable
{
    public const double MostOfC = 1.3, LeastOfFloat = 8, LeastOfQdq = 20, MostOfM = 0.3, MostSeconds = 1;
    public const int MostM53 = 51602, MostM76 = 29015, MostStudent53 = 6000;

    /// <summary>What times and results of this run say.</summary>
    /// <param name="timings">Medians.</param>
    /// <param name="allocated">Bytes allocated by emitted code.</param>
    public static IEnumerable<Figure> OfTimes(IReadOnlyList<InferenceTiming> timings, long allocated)
    {
        double m = Of(timings, "M", "emitted, JIT")!.Value;
        foreach (string model in InferenceCommand.Shapes)
            foreach (string name in new[] { "emitted, JIT", "emitted, NativeAOT" })
                yield return Figure.AtMost($"{model}, {name[9..]}: x the time of the vector C", MostOfC, Of(timings, model, name) / Of(timings, model, "int8 C, vector"), "not measured: gcc, clang or ld.lld is missing", "0.00");
        yield return Figure.AtLeast("M: OnnxRuntime float takes x the time", LeastOfFloat, Of(timings, "M", "OnnxRuntime float")!.Value / m, "0.0");
        yield return Figure.AtLeast("M: OnnxRuntime QDQ takes x the time", LeastOfQdq, Of(timings, "M", "OnnxRuntime QDQ")!.Value / m, "0.0");
        yield return Figure.AtMost("student, a new window: x the time of M", MostOfM, Of(timings, "student", "emitted, JIT") / m, "", "0.00");
        yield return Figure.AtMost("bytes allocated by emitted code in all rounds", 0, allocated, "");
    }

    /// <summary>Instructions on arm64.</summary>
    /// <param name="counts">By core and model; null if not counted.</param>
    /// <param name="missing">Why not.</param>
    public static IEnumerable<Figure> OfInstructions(IReadOnlyDictionary<(string Cpu, string Model), double>? counts, string missing)
    {
        yield return Figure.AtMost("M, instructions on a Cortex-A53", MostM53, counts?[("cortex-a53", "M")], missing);
        yield return Figure.AtMost("M, instructions on a Cortex-A76", MostM76, counts?[("cortex-a76", "M")], missing);
        yield return Figure.AtMost("student, a new window, instructions on a Cortex-A53", MostStudent53, counts?[("cortex-a53", "student")], missing);
    }

    /// <summary>The emission for nanoFramework. A rule it breaks would have been refused.</summary>
    /// <param name="student">The default student.</param>
    public static Figure OfNano(OnnxModel student)
    {
        EmittedModel nano = CodeGenerator.Emit(student, new EmitOptions { Target = EmitTarget.Nano });
        return new("nano emission of the student", "within all limits", FormattableString.Invariant($"{nano.Nano!.CodeBytes:#,0} bytes of code, {nano.Nano.Opcodes:#,0} opcodes, ESP32 {nano.Nano.FastestMs:0}..{nano.Nano.SlowestMs:0} ms (estimate)"), true);
    }

    /// <summary>Prints all.</summary>
    /// <returns>True if no figure that was measured is missed.</returns>
    public static bool Show(IReadOnlyList<Figure> figures)
    {
        int what = figures.Max(figure => figure.What.Length) + 2, must = figures.Max(figure => figure.Must.Length) + 2, reached = figures.Max(figure => figure.Is.Length) + 2;
        Console.WriteLine();
        Console.WriteLine("figure".PadRight(what) + "must".PadRight(must) + "is".PadRight(reached) + "verdict");
        foreach (Figure figure in figures)
            Console.WriteLine(figure.What.PadRight(what) + figure.Must.PadRight(must) + figure.Is.PadRight(reached) + figure.Reached switch { true => "reached", false => "MISSED", null => "-" });
        return figures.All(figure => figure.Reached != false);
    }

    private static double? Of(IReadOnlyList<InferenceTiming> timings, string model, string name) => timings.FirstOrDefault(timing => timing.Model == model && timing.Name == name)?.Median;
}
