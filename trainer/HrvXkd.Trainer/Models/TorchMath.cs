using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace HrvXkd.Trainer.Models;

/// <summary>The few operations of TorchSharp that are not safe or not handy as they are.</summary>
internal static class TorchMath
{
    // Held for ever: a.add(b) alone would make a Scalar, whose finalizer may run during the native call.
    private static readonly Scalar One = 1;

    /// <summary>a + b.</summary>
    /// <param name="a">A tensor.</param>
    /// <param name="b">A tensor of a shape that fits.</param>
    public static Tensor Plus(this Tensor a, Tensor b) => a.add(b, One);

    /// <summary>a times a number, which enters as a tensor.</summary>
    /// <param name="a">A tensor.</param>
    /// <param name="factor">The number.</param>
    public static Tensor Times(this Tensor a, double factor) => a.mul(tensor((float)factor));

    /// <summary>A tensor with a copy of some numbers.</summary>
    /// <param name="values">The numbers, row major.</param>
    /// <param name="shape">The shape.</param>
    public static Tensor Create(ReadOnlySpan<float> values, params long[] shape)
    {
        Tensor tensor = empty(shape, ScalarType.Float32);
        values.CopyTo(Numbers(tensor));
        return tensor;
    }

    /// <summary>A tensor's numbers in place, row major; valid as long as the tensor, which a scope or field must hold.</summary>
    /// <param name="tensor">Contiguous, float32.</param>
    public static Span<float> Numbers(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
