using System.Globalization;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.Core;

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
        if (vectors.Count < 1)
            throw new CodeGenException("HRVG302 vectors: none; accepted: at least one sequence");
        options ??= new VerifyOptions();
        ReferenceModel reference = ReferenceModel.Import(qdq);
        emitted ??= CodeGenerator.Emit(reference, qdq);
        int[] expected = [.. Enumerable.Range(0, vectors.Count).Select(i => reference.Run(vectors.Features(i), vectors.Mask(i)))];
        using CompiledModel compiled = CompiledModel.Compile(emitted);
        int[] mismatches = Mismatches(compiled.Create(), vectors, expected);

        double[] integer = Array.ConvertAll(expected, logit => logit * Edge.Q16Scale);
        double[] quantized = Logits(qdq, vectors);
        double[]? exact = floatModel is null ? null : Logits(floatModel, vectors);
        EdgeComparison[] edges = Edges(reference, qdq, vectors, options.EdgeVectors);
        VerificationReport report = new()
        {
            Model = reference.Graph.Name,
            Cohort = reference.Graph.Metadata.TryGetValue("cohort", out string? cohort) ? cohort : "unknown",
            ModelSha256 = emitted.ModelSha256,
            SourceSha256 = emitted.Sha256,
            Vectors = vectors.Count,
            BitExact = mismatches.Length == 0,
            Mismatches = mismatches.Length,
            FirstMismatch = mismatches.Length == 0 ? -1 : mismatches[0],
            SelfTest = compiled.SelfTest(),
            IntegerVsQdq = Compare(quantized, integer, options),
            IntegerVsFloat = exact is null ? null : Compare(exact, integer, options),
            QdqVsFloat = exact is null ? null : Compare(exact, quantized, options),
            Edges = edges,
            FirstDeparture = edges.FirstOrDefault(edge => edge.StepsOff > 0 || edge.SqnrDb < DepartureDb)?.Name,
            Weights = emitted.Weights,
            MacsPerWindow = emitted.MacsPerWindow,
            FlashBytes = emitted.FlashBytes,
            RamBytes = emitted.RamBytes,
            Layers = emitted.Layers,
            Failures = [],
        };
        return report with { Failures = [.. Failures(report, options)] };
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

    // Sequences follow one another without a reset: eight pushes must wash out all that was before.
    private static int[] Mismatches(IRiskModel model, RiskVectors vectors, int[] expected)
    {
        List<int> mismatches = [];
        int[] window = new int[Sequence.Features];
        for (int i = 0; i < vectors.Count; i++)
        {
            int logit = 0;
            for (int w = 0; w < Sequence.Windows; w++)
            {
                vectors.Features(i).Slice(w * Sequence.Features, Sequence.Features).CopyTo(window);
                logit = model.Push(window, vectors.Mask(i)[w] != 0);
            }

            if (logit != expected[i])
                mismatches.Add(i);
        }

        return [.. mismatches];
    }

    private static double[] Logits(OnnxModel model, RiskVectors vectors)
    {
        using OnnxRunner runner = new(model);
        return Array.ConvertAll(runner.Run(vectors.ToVectorSet())[model.Outputs[0].Name], value => (double)value);
    }

    // A sequence without any valid window has no float answer: 0 / 0.
    private static Comparison Compare(double[] expected, double[] actual, VerifyOptions options)
    {
        int[] finite = [.. Enumerable.Range(0, expected.Length).Where(i => double.IsFinite(expected[i]) && double.IsFinite(actual[i]))];
        return Comparison.Of([.. finite.Select(i => expected[i])], [.. finite.Select(i => actual[i])], options.DecisionLogit);
    }

    private static EdgeComparison[] Edges(ReferenceModel reference, OnnxModel model, RiskVectors vectors, int limit)
    {
        int count = Math.Min(limit, vectors.Count);
        Edge[] edges = [.. reference.Graph.Nodes.Where(node => node is not LayoutNode).Select(node => node.Output)];
        string[] names = [.. edges.Select(edge => edge.OnnxEdge).Distinct(StringComparer.Ordinal)];
        using OnnxRunner runner = new(OnnxEdit.WithOutputs(model, names));
        IReadOnlyDictionary<string, float[]> expected = runner.Run(vectors.ToVectorSet().Select([.. Enumerable.Range(0, count)]), names);
        EdgeAccumulator[] sums = [.. edges.Select(edge => new EdgeAccumulator(edge))];
        for (int i = 0; i < count; i++)
        {
            IReadOnlyDictionary<Edge, int[]> actual = reference.Trace(vectors.Features(i), vectors.Mask(i));
            for (int e = 0; e < edges.Length; e++)
                sums[e].Add(expected[edges[e].OnnxEdge].AsSpan(i * edges[e].Count, edges[e].Count), actual[edges[e]]);
        }

        return Array.ConvertAll(sums, sum => sum.Result());
    }

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
