using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Vectors;

namespace HrvXkd.CodeGen.Quantization;

/// <summary>Measures edges of a model over calibration vectors.</summary>
internal static class ActivationRanges
{
    /// <summary>A range below this is that of a dead edge.</summary>
    public const float Least = 1e-20f;

    /// <summary>Range of each edge by a rule.</summary>
    /// <param name="model">The float model.</param>
    /// <param name="edges">Edges: inputs of the model or made by nodes.</param>
    /// <param name="vectors">The vectors.</param>
    /// <param name="rule">The rule.</param>
    public static IReadOnlyDictionary<string, float> Measure(OnnxModel model, IReadOnlyCollection<string> edges, VectorSet vectors, RangeRule rule)
    {
        IReadOnlyDictionary<string, float> largest = Measure(model, edges, vectors);
        if (rule == RangeRule.MinMax)
            return largest;
        Dictionary<string, long[]> counts = edges.ToDictionary(edge => edge, _ => new long[RangeChoice.Bins], StringComparer.Ordinal);
        HashSet<string> inputs = model.Inputs.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        string[] made = [.. edges.Where(edge => !inputs.Contains(edge))];
        using OnnxRunner runner = new(OnnxEdit.WithOutputs(model, made));
        runner.Visit(vectors, made, Count);
        foreach (string edge in edges.Where(inputs.Contains))
            Count(edge, vectors.Inputs[edge]);
        return edges.ToDictionary(edge => edge, edge => (float)(largest[edge] * RangeChoice.Of(counts[edge], rule)), StringComparer.Ordinal);

        void Count(string edge, float[] values)
        {
            float range = Math.Max(largest[edge], Least);
            foreach (float value in values)
                counts[edge][Math.Min(RangeChoice.Bins - 1, (int)(Math.Abs(value) / range * RangeChoice.Bins))]++;
        }
    }

    /// <summary>Largest absolute value of each edge.</summary>
    /// <param name="model">The float model.</param>
    /// <param name="edges">Edges: inputs of the model or made by nodes.</param>
    /// <param name="vectors">The vectors.</param>
    /// <exception cref="CodeGenException">An edge takes a value that is not finite, or the model does not run.</exception>
    public static IReadOnlyDictionary<string, float> Measure(OnnxModel model, IReadOnlyCollection<string> edges, VectorSet vectors)
    {
        Dictionary<string, float> largest = edges.ToDictionary(edge => edge, _ => 0f, StringComparer.Ordinal);
        HashSet<string> inputs = model.Inputs.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        string[] made = [.. edges.Where(edge => !inputs.Contains(edge))];
        using OnnxRunner runner = new(OnnxEdit.WithOutputs(model, made));
        runner.Visit(vectors, made, Widen);
        foreach (string edge in edges.Where(inputs.Contains))
            Widen(edge, vectors.Inputs.TryGetValue(edge, out float[]? values) ? values : []);
        return largest;

        void Widen(string edge, float[] values)
        {
            foreach (float value in values)
            {
                if (!float.IsFinite(value))
                    throw new CodeGenException($"HRVG044 {OnnxText.OneLine(model.Name)}: edge '{edge}' takes the value {value} on the calibration vectors, expected finite numbers");
                largest[edge] = Math.Max(largest[edge], Math.Abs(value));
            }
        }
    }

    /// <summary>Mean of each channel of an edge whose last axis is the channel.</summary>
    /// <param name="runner">A model that has the edges as outputs.</param>
    /// <param name="channels">Edges and their numbers of channels.</param>
    /// <param name="vectors">The vectors.</param>
    public static IReadOnlyDictionary<string, double[]> Means(OnnxRunner runner, IReadOnlyDictionary<string, int> channels, VectorSet vectors)
    {
        Dictionary<string, double[]> sums = channels.ToDictionary(pair => pair.Key, pair => new double[pair.Value], StringComparer.Ordinal);
        Dictionary<string, long> counts = channels.ToDictionary(pair => pair.Key, _ => 0L, StringComparer.Ordinal);
        runner.Visit(vectors, [.. channels.Keys], (edge, values) =>
        {
            double[] sum = sums[edge];
            for (int i = 0; i < values.Length; i++)
                sum[i % sum.Length] += values[i];
            counts[edge] += values.Length / sum.Length;
        });
        return sums.ToDictionary(pair => pair.Key, pair => Array.ConvertAll(pair.Value, sum => sum / Math.Max(1, counts[pair.Key])), StringComparer.Ordinal);
    }
}
