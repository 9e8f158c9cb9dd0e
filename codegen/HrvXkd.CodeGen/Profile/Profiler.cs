// Each layer is timed over a batch of instances, one call each, so that reading the clock costs little and every call sees its own
// data, as in a run. The arrays of a batch fit into the first-level cache. What an empty call costs is taken off. Bits are compared first.
using System.Runtime.InteropServices;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Core;

namespace HrvXkd.CodeGen.Profile;

/// <summary>Measures a model layer by layer, inside the code that is emitted for it.</summary>
public static class Profiler
{
    private const int CacheBytes = 16384, MostInstances = 64, LeastInstances = 2, Inputs = 64, Attempts = 3;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(500);

    /// <summary>Profiles a model on this machine.</summary>
    /// <param name="model">The model.</param>
    /// <param name="core">Core whose limits are shown.</param>
    /// <param name="rounds">Rounds measured, 10 or more.</param>
    /// <param name="countInstructions">True to count instructions, too, where the tools for it are installed.</param>
    /// <returns>The report.</returns>
    /// <exception cref="CodeGenException">The model is refused, or the program taken apart gives other bits than the reference (HRVG304).</exception>
    public static ProfileReport Run(OnnxModel model, CoreLimit core, int rounds, bool countInstructions = false)
    {
        EmittedModel emitted = CodeGenerator.Emit(model);
        ProfilingTwin twin = ProfilingTwin.Of(emitted);
        using CompiledModel compiled = CompiledModel.Compile(twin.Emitted);
        int[][] inputs = MakeInputs(model, out int outputs, out Func<int[], int[]> reference);
        TwinInstance[] batch = [.. Enumerable.Range(0, Math.Clamp(CacheBytes / Math.Max(1, emitted.RamBytes), LeastInstances, MostInstances)).Select(_ => new TwinInstance(compiled.Type, twin.Steps, outputs))];
        Check(emitted, batch[0], inputs, outputs, reference);
        InstructionCounts counts = countInstructions
            ? InstructionCounter.Count(twin.Emitted, [.. twin.Steps.Select(step => step.Method)], inputs, outputs)
            : InstructionCounts.Absent("not asked for, see --instructions");
        ProfileReport report = Report(emitted, twin, batch, inputs, core, rounds, counts);
        for (int attempt = 1; attempt < Attempts && !report.Agrees; attempt++)
            report = Report(emitted, twin, batch, inputs, core, rounds, counts);
        return report;
    }

    private static int[][] MakeInputs(OnnxModel model, out int outputs, out Func<int[], int[]> reference)
    {
        if (Verifier.Streams(model))
        {
            ReferenceStream stream = new(ReferenceModel.Import(model));
            outputs = 1;
            reference = window => [stream.Push(window, true)];
            int[] features = Verifier.RandomVectors(model, (Inputs / Sequence.Windows) + 1, 1).FeaturesQ16;
            return [.. features.Chunk(Sequence.Features).Take(Inputs)];
        }

        ReferenceProgram program = ReferenceProgram.Import(model);
        outputs = program.Graph.Output.Count;
        reference = vector => program.Trace(vector)[program.Graph.Output];
        ProgramVectors vectors = ProgramVectors.Of(Vectors.RandomVectors.Make(model, Inputs, 1), program.Graph);
        return [.. Enumerable.Range(0, vectors.Count).Select(i => vectors.Row(i).ToArray())];
    }

    /// <summary>Compares the program taken apart, and the untouched one, with the reference.</summary>
    /// <exception cref="CodeGenException">HRVG304: other bits.</exception>
    internal static void Check(EmittedModel emitted, TwinInstance instance, int[][] inputs, int outputs, Func<int[], int[]> reference)
    {
        int[] result = new int[outputs];
        for (int i = 0; i < inputs.Length; i++)
        {
            instance.Give(inputs[i], true, result);
            instance.RunSteps(result);
            instance.Whole();
            int[] expected = reference(inputs[i]);
            if (!result.AsSpan().SequenceEqual(expected) || !instance.Output.AsSpan().SequenceEqual(expected))
                throw new CodeGenException($"HRVG304 {emitted.ClassName}: input {i} gives other bits than the reference; nothing was timed");
        }
    }

    private static ProfileReport Report(EmittedModel emitted, ProfilingTwin twin, TwinInstance[] batch, int[][] inputs, CoreLimit core, int rounds, InstructionCounts counts)
    {
        StepTimes times = StepTimes.Measure(twin.Steps.Count, batch, inputs, rounds, WarmUp);
        double sum = Enumerable.Range(0, twin.Steps.Count).Sum(step => times.Quantile(step, 0.5));
        return new ProfileReport
        {
            Model = emitted.ModelName,
            ModelSha256 = emitted.ModelSha256,
            Run = batch[0].Streams ? "a new window" : "a vector",
            Machine = $"{RuntimeInformation.ProcessArchitecture}, {Processor.Name}, .NET {Environment.Version}",
            Core = core,
            Rounds = rounds,
            Batch = batch.Length,
            VectorsChecked = inputs.Length,
            Layers = [.. twin.Steps.Select((step, i) => Layer(emitted, step, i, times, sum, core, counts))],
            WholeMinNs = times.Quantile(StepTimes.Whole, 0),
            WholeP50Ns = times.Quantile(StepTimes.Whole, 0.5),
            WholeP99Ns = times.Quantile(StepTimes.Whole, 0.99),
            FlashBytes = emitted.FlashBytes,
            RamBytes = emitted.RamBytes,
            RamBytesUnshared = emitted.RamBytesUnshared,
            Counting = counts.How,
        };
    }

    private static LayerProfile Layer(EmittedModel emitted, ProfilingStep step, int index, StepTimes times, double sum, CoreLimit core, InstructionCounts counts)
    {
        EmittedLayer? layer = step.Layer < 0 ? null : emitted.Layers[step.Layer];
        double median = times.Quantile(index, 0.5);
        bool narrow = layer is not null && !layer.From.Contains("q16", StringComparison.Ordinal);
        double limit = layer is null ? 0 : core.LeastNs(layer.Macs, narrow, layer.TableBytes + layer.ReadBytes);
        bool sameKind = core.Name == Processor.DefaultCore;
        return new LayerProfile(
            step.Name,
            layer?.Kind ?? "",
            layer is null ? "" : $"{layer.From} -> {layer.To}",
            layer?.Macs ?? 0,
            layer?.TableBytes ?? 0,
            layer?.RamBytes ?? 0,
            times.Quantile(index, 0),
            median,
            times.Quantile(index, 0.99),
            sum > 0 ? 100 * median / sum : 0,
            limit,
            sameKind && median > 0 ? 100 * limit / median : null,
            counts.PerStep.Count > index ? counts.PerStep[index] : null);
    }
}
