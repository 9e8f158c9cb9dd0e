using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Verify;

/// <summary>Vectors of a model that takes them whole, as the device has them.</summary>
/// <param name="Count">Number of vectors.</param>
/// <param name="Width">Numbers of one vector: all inputs one after the other.</param>
/// <param name="InputsQ16">Shape [Count, Width], Q16.16.</param>
public sealed record ProgramVectors(int Count, int Width, int[] InputsQ16)
{
    private static readonly int[] Corners = [int.MinValue, int.MinValue + 1, -65536, -1, 0, 1, 65535, 65536, 1 << 24, int.MaxValue - 1, int.MaxValue];

    /// <summary>Converts float vectors: round half away from zero to Q16.16, saturate.</summary>
    /// <param name="vectors">One array an input of the program.</param>
    /// <param name="graph">The program.</param>
    /// <returns>The vectors.</returns>
    /// <exception cref="CodeGenException">HRVG302: an input is absent, of another size, or not finite.</exception>
    public static ProgramVectors Of(VectorSet vectors, IntegerGraph graph)
    {
        int width = graph.Inputs.Sum(input => input.Count), offset = 0;
        int[] rows = new int[vectors.Count * width];
        foreach (Edge input in graph.Inputs)
        {
            if (!vectors.Inputs.TryGetValue(input.Name, out float[]? values) || values.Length != vectors.Count * input.Count)
                throw new CodeGenException($"HRVG302 vectors: '{input.Name}' has {values?.Length ?? 0} numbers, expected {vectors.Count} x {input.Count}");
            for (int i = 0; i < values.Length; i++)
            {
                if (!float.IsFinite(values[i]))
                    throw new CodeGenException($"HRVG302 vectors: '{input.Name}' holds a value that is not finite; accepted: finite numbers");
                rows[(i / input.Count * width) + offset + (i % input.Count)] = FixedPoint.Saturate((long)Math.Clamp(Math.Round(values[i] * 65536.0, MidpointRounding.AwayFromZero), -1e15, 1e15));
            }

            offset += input.Count;
        }

        return new ProgramVectors(vectors.Count, width, rows);
    }

    /// <summary>Vectors for bit equality: within a few units, over the whole range of int, at its ends, constant, alternating, one element alone.</summary>
    /// <param name="width">Numbers of one vector.</param>
    /// <param name="count">Number of vectors.</param>
    /// <param name="seed">Seed.</param>
    /// <returns>The vectors.</returns>
    public static ProgramVectors Mixed(int width, int count, int seed)
    {
        Random random = new(seed);
        int[] rows = new int[count * width];
        for (int i = 0; i < count; i++)
        {
            int kind = random.Next(12), constant = Corners[random.Next(Corners.Length)], other = Corners[random.Next(Corners.Length)], hot = random.Next(width), spread = 65536 << random.Next(8);
            for (int k = 0; k < width; k++)
                rows[(i * width) + k] = kind switch
                {
                    0 => Corners[random.Next(Corners.Length)],
                    1 => random.Next(int.MinValue, int.MaxValue),
                    2 => constant,
                    3 => k % 2 == 0 ? constant : other,
                    4 => k == hot ? constant : 0,
                    _ => random.Next(-spread, spread),
                };
        }

        return new ProgramVectors(count, width, rows);
    }

    /// <summary>One vector.</summary>
    /// <param name="index">Which.</param>
    /// <returns>Shape [Width].</returns>
    public ReadOnlySpan<int> Row(int index) => InputsQ16.AsSpan(index * Width, Width);

    /// <summary>The same vectors for OnnxRuntime.</summary>
    /// <param name="graph">Gives the inputs.</param>
    /// <returns>One array an input.</returns>
    public VectorSet ToVectorSet(IntegerGraph graph)
    {
        Dictionary<string, float[]> inputs = [];
        int offset = 0;
        foreach (Edge input in graph.Inputs)
        {
            int start = offset;
            inputs[input.Name] = [.. Enumerable.Range(0, Count * input.Count).Select(i => (float)(InputsQ16[(i / input.Count * Width) + start + (i % input.Count)] / 65536.0))];
            offset += input.Count;
        }

        return new VectorSet(Count, inputs);
    }
}
