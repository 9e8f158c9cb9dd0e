using System.Runtime.InteropServices;

namespace HrvXkd.CodeGen.Onnx;

/// <summary>A constant.</summary>
/// <param name="Name">Name of the edge.</param>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Dimensions; empty for a scalar.</param>
/// <param name="Data">Elements, little endian, row major.</param>
public sealed record OnnxTensor(string Name, OnnxType Type, IReadOnlyList<long> Shape, byte[] Data)
{
    /// <summary>Makes a float tensor.</summary>
    /// <param name="name">Name of the edge.</param>
    /// <param name="values">Elements.</param>
    /// <param name="shape">Dimensions; none for a scalar.</param>
    /// <returns>The tensor.</returns>
    public static OnnxTensor Of(string name, ReadOnlySpan<float> values, params long[] shape) => new(name, OnnxType.Float, shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>Makes an int8 tensor.</summary>
    /// <param name="name">Name of the edge.</param>
    /// <param name="values">Elements.</param>
    /// <param name="shape">Dimensions; none for a scalar.</param>
    /// <returns>The tensor.</returns>
    public static OnnxTensor Of(string name, ReadOnlySpan<sbyte> values, params long[] shape) => new(name, OnnxType.Int8, shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>Makes an int64 tensor.</summary>
    /// <param name="name">Name of the edge.</param>
    /// <param name="values">Elements.</param>
    /// <param name="shape">Dimensions; none for a scalar.</param>
    /// <returns>The tensor.</returns>
    public static OnnxTensor Of(string name, ReadOnlySpan<long> values, params long[] shape) => new(name, OnnxType.Int64, shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>Number of elements.</summary>
    public int Count => (int)Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Elements of a float tensor.</summary>
    /// <returns>A copy.</returns>
    public float[] ToFloats() => MemoryMarshal.Cast<byte, float>(Data).ToArray();

    /// <summary>Elements of an integer tensor of any width.</summary>
    /// <returns>A copy.</returns>
    public long[] ToIntegers() => Type switch
    {
        OnnxType.Int8 => Array.ConvertAll(MemoryMarshal.Cast<byte, sbyte>(Data).ToArray(), value => (long)value),
        OnnxType.UInt8 => Array.ConvertAll(Data, value => (long)value),
        OnnxType.Int32 => Array.ConvertAll(MemoryMarshal.Cast<byte, int>(Data).ToArray(), value => (long)value),
        OnnxType.Int64 => MemoryMarshal.Cast<byte, long>(Data).ToArray(),
        _ => throw new InvalidOperationException($"tensor {Name} is {Type}, not an integer tensor"),
    };
}
