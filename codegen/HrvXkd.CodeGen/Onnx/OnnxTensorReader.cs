// TensorProto. ONNX stores elements either raw or in one of several typed lists; here all become little-endian bytes.

using System.Buffers.Binary;

namespace HrvXkd.CodeGen.Onnx;

/// <summary>Reads a constant.</summary>
internal static class OnnxTensorReader
{
    /// <summary>Most dimensions of a tensor.</summary>
    public const int MaxRank = 8;

    /// <summary>Bytes of one element.</summary>
    public static int SizeOf(OnnxType type) => type switch
    {
        OnnxType.Int64 => 8,
        OnnxType.Float or OnnxType.Int32 => 4,
        _ => 1,
    };

    /// <summary>Reads a TensorProto.</summary>
    public static OnnxTensor Read(WireReader tensor)
    {
        string name = "";
        OnnxType type = OnnxType.Undefined;
        byte[]? raw = null;
        List<long> shape = [], integers = [];
        List<float> singles = [];
        while (tensor.Next())
        {
            switch (tensor.Field)
            {
                case 1: tensor.AppendIntegers(shape); break;
                case 2: type = ReadType(tensor); break;
                case 3: throw tensor.Fault("HRVG007", "tensors in segments are not supported");
                case 4: tensor.AppendSingles(singles); break;
                case 5 or 7: tensor.AppendIntegers(integers); break;
                case 8: name = tensor.Name(); break;
                case 9: raw = tensor.Bytes(); break;
                case 13: throw tensor.Fault("HRVG007", "external data are not supported; save the model in one file");
                case 14 when tensor.Integer() != 0: throw tensor.Fault("HRVG007", "external data are not supported; save the model in one file");
                case 14: break;
                default: tensor.Skip(); break;
            }
        }

        if (type == OnnxType.Undefined)
            throw tensor.Fault("HRVG009", $"tensor '{name}' has no element type");
        int count = CountOf(tensor, name, shape);
        byte[] data = raw ?? (type == OnnxType.Float ? Pack(tensor, name, singles, integers) : Pack(tensor, name, type, integers, singles));
        return data.Length == (long)count * SizeOf(type)
            ? new OnnxTensor(name, type, shape, data)
            : throw tensor.Fault("HRVG010", $"tensor '{name}' of shape [{string.Join(',', shape)}] holds {data.Length} bytes, expected {(long)count * SizeOf(type)}");
    }

    /// <summary>Reads an element type and refuses those that no network here uses.</summary>
    public static OnnxType ReadType(WireReader message)
    {
        long number = message.Integer();
        return number is >= 0 and <= int.MaxValue && Enum.IsDefined((OnnxType)number)
            ? (OnnxType)number
            : throw message.Fault("HRVG009", $"element type {number}, expected 1 (float), 2 (uint8), 3 (int8), 6 (int32) or 7 (int64)");
    }

    private static int CountOf(WireReader tensor, string name, List<long> shape)
    {
        if (shape.Count > MaxRank)
            throw tensor.Fault("HRVG010", $"tensor '{name}' has rank {shape.Count}, expected up to {MaxRank}");
        long count = 1;
        foreach (long size in shape)
        {
            if (size is < 0 or > OnnxFile.MaxBytes || (count *= size) > OnnxFile.MaxBytes)
                throw tensor.Fault("HRVG010", $"tensor '{name}' has shape [{string.Join(',', shape)}], expected up to {OnnxFile.MaxBytes} elements");
        }

        return (int)count;
    }

    private static byte[] Pack(WireReader tensor, string name, List<float> singles, List<long> integers)
    {
        if (integers.Count > 0)
            throw tensor.Fault("HRVG010", $"tensor '{name}' is of type float but holds integers");
        byte[] data = new byte[singles.Count * 4];
        for (int i = 0; i < singles.Count; i++)
            BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(i * 4), singles[i]);
        return data;
    }

    private static byte[] Pack(WireReader tensor, string name, OnnxType type, List<long> integers, List<float> singles)
    {
        if (singles.Count > 0)
            throw tensor.Fault("HRVG010", $"tensor '{name}' is of type {type} but holds floats");
        int size = SizeOf(type);
        byte[] data = new byte[integers.Count * size];
        Span<byte> element = stackalloc byte[8];
        for (int i = 0; i < integers.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(element, integers[i]);
            if (!Fits(integers[i], type))
                throw tensor.Fault("HRVG010", $"tensor '{name}' holds {integers[i]}, out of the range of {type}");
            element[..size].CopyTo(data.AsSpan(i * size));
        }

        return data;
    }

    private static bool Fits(long value, OnnxType type) => type switch
    {
        OnnxType.Int8 => value is >= sbyte.MinValue and <= sbyte.MaxValue,
        OnnxType.UInt8 => value is >= byte.MinValue and <= byte.MaxValue,
        OnnxType.Int32 => value is >= int.MinValue and <= int.MaxValue,
        _ => true,
    };
}
