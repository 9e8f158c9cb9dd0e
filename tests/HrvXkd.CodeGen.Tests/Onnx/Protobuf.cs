using Google.Protobuf;

namespace HrvXkd.CodeGen.Tests.Onnx;

/// <summary>Writes protobuf fields one by one, to make files that our writer never makes.</summary>
internal static class Protobuf
{
    public static byte[] Message(Action<CodedOutputStream> fill)
    {
        using MemoryStream memory = new();
        using (CodedOutputStream output = new(memory, leaveOpen: true))
            fill(output);
        return memory.ToArray();
    }

    public static void Integer(CodedOutputStream output, int field, long value)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(value);
    }

    public static void Bytes(CodedOutputStream output, int field, byte[] value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(value));
    }

    public static void Integers(CodedOutputStream output, int field, long[] values, bool packed)
    {
        if (packed)
            Bytes(output, field, Message(run => Array.ForEach(values, run.WriteInt64)));
        else
            Array.ForEach(values, value => Integer(output, field, value));
    }

    public static void Singles(CodedOutputStream output, int field, float[] values, bool packed)
    {
        if (packed)
        {
            Bytes(output, field, Message(run => Array.ForEach(values, run.WriteFloat)));
            return;
        }

        foreach (float value in values)
        {
            output.WriteTag(field, WireFormat.WireType.Fixed32);
            output.WriteFloat(value);
        }
    }

    /// <summary>A model with one constant, which is its output.</summary>
    public static byte[] Model(byte[] tensor, int field = 5) => Message(model =>
    {
        Integer(model, 1, 8);
        Bytes(model, 8, Message(opset => Integer(opset, 2, 17)));
        Bytes(model, 7, Message(graph =>
        {
            Bytes(graph, field, tensor);
            Bytes(graph, 12, Value("x"));
        }));
    });

    public static byte[] Value(string name) => Message(value =>
    {
        Bytes(value, 1, System.Text.Encoding.UTF8.GetBytes(name));
        Bytes(value, 2, Message(type => Bytes(type, 1, Message(tensor => Integer(tensor, 1, 1)))));
    });
}
