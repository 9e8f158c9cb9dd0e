// Writes one protobuf message, fields in the order of the calls. Source: protobuf.dev/programming-guides/encoding.

using System.Text;
using Google.Protobuf;

namespace HrvXkd.CodeGen.Onnx;

/// <summary>Writes the fields of one protobuf message.</summary>
internal sealed class WireWriter
{
    /// <summary>The bytes of the message that <paramref name="fill"/> writes.</summary>
    public static byte[] ToBytes(Action<WireWriter> fill)
    {
        using MemoryStream memory = new();
        using (CodedOutputStream output = new(memory, leaveOpen: true))
            fill(new WireWriter(output));
        return memory.ToArray();
    }

    private readonly CodedOutputStream _output;

    private WireWriter(CodedOutputStream output) => _output = output;

    /// <summary>An integer or enumeration.</summary>
    public void Integer(int field, long value)
    {
        _output.WriteTag(field, WireFormat.WireType.Varint);
        _output.WriteInt64(value);
    }

    /// <summary>A 32-bit float.</summary>
    public void Single(int field, float value)
    {
        _output.WriteTag(field, WireFormat.WireType.Fixed32);
        _output.WriteFloat(value);
    }

    /// <summary>Text.</summary>
    public void Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Raw bytes.</summary>
    public void Bytes(int field, byte[] value)
    {
        _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _output.WriteBytes(UnsafeByteOperations.UnsafeWrap(value));
    }

    /// <summary>A sub-message.</summary>
    public void Message(int field, Action<WireWriter> fill) => Bytes(field, ToBytes(fill));
}
