// q = round(w / s) with ties to even, s = max|w| / L per output channel, so -L..L and zero point 0; L = 127 for 8 bits.

using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Quantization;

/// <summary>Makes int8 of constants, symmetric per output channel.</summary>
internal static class WeightQuantizer
{
    /// <summary>Largest int8 used; -128 is left out so that the range is symmetric.</summary>
    public const int Largest = 127;

    /// <summary>Quantizes a matrix.</summary>
    /// <param name="weight">Float tensor.</param>
    /// <param name="axis">Axis of the output channels.</param>
    /// <param name="limit">Largest integer, 1..127.</param>
    /// <param name="values">Elements, in the order of the tensor.</param>
    /// <param name="scales">One scale a channel.</param>
    /// <exception cref="CodeGenException">A weight is not finite.</exception>
    public static void Quantize(OnnxTensor weight, int axis, int limit, out sbyte[] values, out float[] scales)
    {
        float[] elements = weight.ToFloats();
        int channels = (int)weight.Shape[axis];
        int inner = (int)weight.Shape.Skip(axis + 1).Aggregate(1L, (product, size) => product * size);
        float[] largest = new float[channels];
        for (int i = 0; i < elements.Length; i++)
        {
            if (!float.IsFinite(elements[i]))
                throw new CodeGenException($"HRVG043 weight '{weight.Name}' holds {elements[i]} at {i}, expected finite numbers");
            int channel = i / inner % channels;
            largest[channel] = Math.Max(largest[channel], Math.Abs(elements[i]));
        }

        scales = Array.ConvertAll(Scales(largest), scale => scale * Largest / limit);
        values = new sbyte[elements.Length];
        for (int i = 0; i < elements.Length; i++)
            values[i] = (sbyte)Math.Clamp(Math.Round((double)elements[i] / scales[i / inner % channels], MidpointRounding.ToEven), -limit, limit);
    }

    // A channel of zeros takes the scale of the widest one: any scale is right for it, and an outlandish one would upset requantization.
    private static float[] Scales(float[] largest)
    {
        float widest = largest.Length == 0 ? 0 : largest.Max();
        return Array.ConvertAll(largest, value => ScaleOf(value > ActivationRanges.Least ? value : widest));
    }

    /// <summary>The scale of a symmetric range.</summary>
    /// <param name="largest">Largest absolute value.</param>
    public static float ScaleOf(float largest) => (largest > ActivationRanges.Least ? largest : 1) / Largest;
}
