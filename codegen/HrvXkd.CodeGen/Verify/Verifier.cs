using System.Globalization;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Vectors;

namespace HrvXkd.CodeGen.Verify;

/// <summary>Compares emitted code, integer reference, OnnxRuntime's QDQ graph and its float graph on the same sequences.</summary>
public static class Verifier
{
    private const double DepartureDb = 60;

    /// <summary>Verifies a model on float vectors; see <see cref="RiskVectors.Of"/>.</summary>
    /// <param name="qdq">The model that is emitted.</param>
    /// <param name="floatModel">The float model it came from, or null.</param>
    /// <param name="vectors">Inputs "features" and "valid".</param>
    /// <param name="options">Limits; the defaults if null.</param>
    /// <returns>The report.</returns>
    public static VerificationReport Run(OnnxModel qdq, OnnxModel? floatModel, VectorSet vectors, VerifyOptions? options = null) =>
        Run(qdq, floatModel, RiskVectors.Of(vectors), options);

    /// <summary>Verifies a model on sequences as the device has them.</summary>
    /// <param name="qdq">The model that is emitted.</param>
    /// <param name="floatModel">The float model it came from, or null.</param>
    /// <param name="vectors">Sequences, at least one.</param>
    /// <param name="options">Limits; the defaults if null.</param>
    /// <param name="emitted">Emission of <paramref name="qdq"/> to be verified; made here if null.</param>
    /// <returns>The report.</returns>
    /// <exception cref="CodeGenException">The model is refused, the emitted code does not compile, or there is no vector.</exception>
    public static VerificationReport Run(OnnxModel qdq, OnnxModel? floatModel, RiskVectors vectors, VerifyOptions? options = null, EmittedModel? emitted = null)
    {
        return Run(new RiskSubject(ReferenceModel.Import(qdq), vectors), qdq, floatModel, options, emitted);
    }

    /// <summary>Verifies a model that takes whole vectors.</summary>
    /// <param name="qdq">The model that is emitted.</param>
    /// <param name="floatModel">The float model it came from, or null.</param>
    /// <param name="vectors">Vectors of its inputs, at least one.</param>
    /// <param name="options">Limits; the defaults if null.</param>
    /// <param name="emitted">Emission of <paramref name="qdq"/> to be verified; made here if null.</param>
    /// <returns>The report.</returns>
    /// <exception cref="CodeGenException">The model is refused, the emitted code does not compile, or there is no vector.</exception>
    public static VerificationReport RunWhole(OnnxModel qdq, OnnxModel? floatModel, VectorSet vectors, VerifyOptions? options = null, EmittedModel? emitted = null)
    {
        ReferenceProgram reference = ReferenceProgram.Import(qdq);
        return Run(new ProgramSubject(reference, ProgramVectors.Of(vectors, reference.Graph)), qdq, floatModel, options, emitted);
    }

    private static VerificationReport Run(VerificationSubject subject, OnnxModel qdq, OnnxModel? floatModel, VerifyOptions? options, EmittedModel? emitted)
    {
        if (subject.Count < 1)
            throw new CodeGenException("HRVG302 vectors: none; accepted: at least one");
        options ??= new VerifyOptions();
        emitted ??= subject.Emit(qdq);
        int[][] expected = subject.Expected();
        using CompiledModel compiled = CompiledModel.Compile(emitted);
        IReadOnlyList<int> mismatches = subject.Mismatches(compiled, expected);
        VectorSet floats = subject.ToVectorSet();
        double[] integer = [.. expected.SelectMany(row => row).Select(logit => logit * Edge.Q16Scale)];
        double[] quantized = Logits(qdq, floats);
        double[]? exact = floatModel is null ? null : Logits(floatModel, floats);
        EdgeComparison[] edges = LayerAudit.Run(subject, qdq, floats, options.EdgeVectors);
        VerificationReport report = new()
        {
            Model = subject.Graph.Name,
            Cohort = subject.Graph.Metadata.TryGetValue("cohort", out string? cohort) ? cohort : "unknown",
            ModelSha256 = emitted.ModelSha256,
            SourceSha256 = emitted.Sha256,
            Vectors = subject.Count,
            BitExact = mismatches.Count == 0,
            Mismatches = mismatches.Count,
            FirstMismatch = mismatches.Count == 0 ? -1 : mismatches[0],
            SelfTest = compiled.SelfTest(),
            IntegerVsQdq = Compare(quantized, integer, options),
            IntegerVsFloat = exact is null ? null : Compare(exact, integer, options),
            QdqVsFloat = exact is null ? null : Compare(exact, quantized, options),
            Edges = edges,
            Quantizers = Quantizers(qdq, floatModel, floats, options),
            Scores = Scores(options, integer, quantized, exact),
            FirstDeparture = edges.FirstOrDefault(edge => edge.StepsOff > 0 || edge.SqnrDb < DepartureDb)?.Name,
            Weights = emitted.Weights,
            MacsPerWindow = emitted.MacsPerWindow,
            FlashBytes = emitted.FlashBytes,
            RamBytes = emitted.RamBytes,
            RamBytesUnshared = emitted.RamBytesUnshared,
            Layers = emitted.Layers,
            Failures = [],
        };
        return report with { Failures = [.. Failures(report, options)] };
    }

    /// <summary>True if a model streams: windows in, one logit out.</summary>
    /// <param name="model">The model.</param>
    /// <returns>False if it takes whole vectors.</returns>
    public static bool Streams(OnnxModel model) => RiskInputs.Are(model.Inputs);

    /// <summary>
    /// Compares emitted code and reference on any number of vectors, random and extreme: on every path of the kernels that this machine has, and what is
    /// emitted for nanoFramework, compiled for .NET and without vectors. The reference runs once a vector.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="count">Number of vectors.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="progress">Receives the path and the share of its vectors that are done, 0..1.</param>
    /// <returns>How many differ.</returns>
    /// <exception cref="CodeGenException">HRVG305: a child process, in which another path runs, does not start.</exception>
    public static BitCount ProveBits(OnnxModel model, long count, int seed, Action<string, double>? progress = null)
    {
        using CompiledModel compiled = CompiledModel.Compile(CodeGenerator.Emit(model));
        string? refusal = NanoRefusal(model);
        BitProof proof = new(model, count, seed);
        string own = Core.Kernels.KernelPath.Name;
        (long mismatches, ulong[] hashes) = proof.Run(compiled, progress is null ? null : done => progress(own, (double)done / count));
        List<PathCount> paths = [new(own, count, mismatches > 0)];
        string file = Path.GetTempFileName();
        try
        {
            OnnxFile.Write(model, file);
            foreach ((EmitTarget target, string[] without) in PathChild.All.Where(child => child.Target != EmitTarget.Nano || refusal is null))
            {
                using PathChild child = PathChild.Start(target, without, file, count, seed);
                if (paths.Any(path => path.Path == child.Path))
                    continue;
                bool differs = child.Differs(hashes, progress is null ? null : block => progress(child.Path, (double)block / hashes.Length));
                paths.Add(new PathCount(child.Path, count, differs));
            }
        }
        finally
        {
            File.Delete(file);
        }

        return new BitCount(count, mismatches, paths, refusal);
    }

    private static string? NanoRefusal(OnnxModel model)
    {
        try
        {
            CodeGenerator.Emit(model, new EmitOptions { Target = EmitTarget.Nano });
            return null;
        }
        catch (CodeGenException fault)
        {
            return fault.Message;
        }
    }

    /// <summary>Random sequences around a model's training data, as its self-test takes them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="count">Number of sequences, 1 or more.</param>
    /// <param name="seed">Seed.</param>
    /// <returns>The sequences.</returns>
    public static RiskVectors RandomVectors(OnnxModel model, int count, int seed)
    {
        (int[] centre, int[] spread) = SelfTest.Ranges(ReferenceModel.Import(model).Graph);
        return RiskVectors.Random(centre, spread, count, seed);
    }

    private static double[] Logits(OnnxModel model, VectorSet vectors)
    {
        using OnnxRunner runner = new(model);
        return Array.ConvertAll(runner.Run(vectors, [model.Outputs[0].Name])[model.Outputs[0].Name], value => (double)value);
    }

    private static Comparison Compare(double[] expected, double[] actual, VerifyOptions options) => Comparison.OfFinite(expected, actual, options.DecisionLogit);

    private static RiskScores[] Scores(VerifyOptions options, double[] integer, double[] quantized, double[]? exact)
    {
        if (options.Labels is not { } labels)
            return [];
        if (labels.Count != integer.Length)
            throw new CodeGenException($"HRVG302 labels: {labels.Count} for {integer.Length} logits; accepted: one for each logit");
        RiskScores[] scores = [RiskScores.Of("integer", integer, labels), RiskScores.Of("QDQ", quantized, labels)];
        return exact is null ? scores : [.. scores, RiskScores.Of("float", exact, labels)];
    }

    private static IReadOnlyList<QuantizerEffect> Quantizers(OnnxModel qdq, OnnxModel? floatModel, VectorSet vectors, VerifyOptions options) => options.StudyQuantizers
        ? QuantizerStudy.Run(qdq, floatModel, vectors.Select([.. Enumerable.Range(0, Math.Min(vectors.Count, options.QuantizerVectors))]), options.DecisionLogit)
        : [];

    private static IEnumerable<string> Failures(VerificationReport report, VerifyOptions options)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        if (!report.BitExact)
            yield return string.Create(invariant, $"emitted code differs from the reference in {report.Mismatches} of {report.Vectors} sequences, first in {report.FirstMismatch}");
        if (!report.SelfTest)
            yield return "the emitted self-test fails";
        if (report.IntegerVsQdq.RmsePercent > options.MaxQdqRmsePercent)
            yield return string.Create(invariant, $"RMSE against QDQ {report.IntegerVsQdq.RmsePercent:F2} % of the logit's spread, at most {options.MaxQdqRmsePercent} accepted");
        if (options.MaxFlipsPercent is { } flips && report.IntegerVsFloat is { } decisions && decisions.FlipsPercent > flips)
            yield return string.Create(invariant, $"{decisions.FlipsPercent:F2} % of decisions flip against float, at most {flips} accepted");
        if (options.MinSqnrDb is { } ratio && report.IntegerVsFloat is { } quality && quality.SqnrDb < ratio)
            yield return string.Create(invariant, $"SQNR against float {quality.SqnrDb:F1} dB, at least {ratio} accepted");
    }
}
