using System.Globalization;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Tests.Graph;
using HrvXkd.CodeGen.Vectors;

namespace HrvXkd.CodeGen.Tests.Fuzz;

/// <summary>Random valid models through import, reference, emission and compiler. HRVXKD_FUZZ sets how many (250 by default).</summary>
public class RandomGraphTests
{
    private const int Default = 250, Vectors = 12;

    // Behind an int8 edge a number jumps by a step where OnnxRuntime rounds the other way, so there only the middle of all errors counts.
    private const double WideTolerance = 0.02, MedianTolerance = 1e-3;

    [Fact]
    public void Emit_RandomGraphs_EqualTheReferenceAndFollowOnnxRuntime()
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("HRVXKD_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out int wanted) ? wanted : Default;
        int refused = 0, layers = 0;
        List<string> faults = [];
        HashSet<string> kinds = new(StringComparer.Ordinal);
        Parallel.For(0, count, seed =>
        {
            OnnxModel model = RandomGraph.Make(seed);
            try
            {
                ReferenceProgram reference = ReferenceProgram.Import(model);
                int different = WholeModel.CountDifferent(model, reference, Vectors, seed);
                bool narrow = model.Nodes.Any(node => node.OpType == "QuantizeLinear");
                double[] errors = WholeModel.Errors(model, reference, RandomVectors.Make(model, Vectors, seed));
                lock (faults)
                {
                    layers += reference.Graph.Nodes.Count;
                    kinds.UnionWith(reference.Graph.Nodes.Select(node => node.Kind));
                    if (different > 0)
                        faults.Add($"seed {seed}: {different} of {Vectors} vectors differ from the reference");
                    if ((narrow ? 0 : errors[^1]) > WideTolerance || errors[errors.Length / 2] > MedianTolerance)
                        faults.Add($"seed {seed}: {errors[errors.Length / 2]}, at most {errors[^1]} from OnnxRuntime");
                }
            }
            catch (CodeGenException fault) when (fault.Message.StartsWith("HRVG110", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref refused);
            }
            catch (CodeGenException fault)
            {
                lock (faults)
                    faults.Add($"seed {seed}: {fault.Message}");
            }
        });
        Assert.True(faults.Count == 0, $"{faults.Count} of {count}:\n" + string.Join("\n", faults.Order(StringComparer.Ordinal).Take(20)));
        // Refusals are for overflow alone, and few; the graphs are no trifles.
        Assert.InRange(refused, 0, count / 4);
        Assert.InRange(layers, count * 2, int.MaxValue);
        if (count >= Default)
            Assert.Superset(new HashSet<string>(["linear", "matmul", "softmax", "layernorm", "curve", "lookup", "conv", "maxpool", "averagepool", "mean", "concat", "layout", "affine", "quantize"]), kinds);
    }
}
