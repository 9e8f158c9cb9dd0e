// A cursor over one protobuf message. Fields are found by number; sub-messages are read in place, nothing is copied until it is kept.
// Source: protobuf.dev/programming-guides/encoding.

using System.Text;
using Google.Protobuf;

namespace HrvXkd.CodeGen.Onnx;

/// <summary>Reads the fields of one protobuf message, in any order; every fault is a <see cref="CodeGenException"/>.</summary>
#pragma warning disable CA1001 // A stream over an array holds nothing to release.
internal sealed class WireReader
#pragma warning restore CA1001
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    private readonly byte[] _data;
    private readonly string _file;
    private readonly string _place;
    private readonly WireBudget _budget;
    private readonly CodedInputStream _input;
    private WireFormat.WireType _type;

    /// <summary>Opens a file.</summary>
    public WireReader(byte[] data, string file) : this(data, 0, data.Length, file, "model", new WireBudget()) { }

    private WireReader(byte[] data, int start, int length, string file, string place, WireBudget budget)
    {
        (_data, _file, _place, _budget) = (data, file, place, budget);
        _input = new CodedInputStream(data, start, length);
    }

    /// <summary>Number of the field that the cursor stands before.</summary>
    public int Field { get; private set; }

    /// <summary>Goes to the next field; false at the end of the message.</summary>
    public bool Next()
    {
        uint tag = Guard(static input => input.ReadTag());
        Field = WireFormat.GetTagFieldNumber(tag);
        _type = WireFormat.GetTagWireType(tag);
        return tag != 0;
    }

    /// <summary>Passes over the field.</summary>
    public void Skip() => Guard(static input =>
    {
        input.SkipLastField();
        return 0;
    });

    /// <summary>An integer or enumeration.</summary>
    public long Integer()
    {
        Expect(WireFormat.WireType.Varint);
        return Guard(static input => input.ReadInt64());
    }

    /// <summary>A 32-bit float.</summary>
    public float Single()
    {
        Expect(WireFormat.WireType.Fixed32);
        return Guard(static input => input.ReadFloat());
    }

    /// <summary>Raw bytes, copied.</summary>
    public byte[] Bytes()
    {
        (int start, int length) = Slice();
        return _data.AsSpan(start, length).ToArray();
    }

    /// <summary>A sub-message.</summary>
    /// <param name="place">Where it is, for messages.</param>
    public WireReader Message(string place)
    {
        (int start, int length) = Slice();
        if (!_budget.TryTake())
            throw Fault("HRVG003", $"more than {WireBudget.Messages} parts");
        return new WireReader(_data, start, length, _file, place, _budget);
    }

    /// <summary>Text of any content.</summary>
    public string Text()
    {
        (int start, int length) = Slice();
        try
        {
            return StrictUtf8.GetString(_data, start, length);
        }
        catch (DecoderFallbackException)
        {
            throw Fault("HRVG004", $"field {Field} is no UTF-8 text");
        }
    }

    /// <summary>Text that is shown in messages and emitted comments.</summary>
    public string Name()
    {
        string name = Text();
        return OnnxText.IsOneLine(name) ? name : throw Fault("HRVG005", $"name '{OnnxText.OneLine(name)}' holds a character that would end a line");
    }

    /// <summary>Appends one integer or a packed run of them.</summary>
    public void AppendIntegers(List<long> values)
    {
        if (_type != WireFormat.WireType.LengthDelimited)
        {
            values.Add(Integer());
            return;
        }

        WireReader run = Packed();
        while (!run._input.IsAtEnd)
            values.Add(run.Guard(static input => input.ReadInt64()));
    }

    /// <summary>Appends one float or a packed run of them.</summary>
    public void AppendSingles(List<float> values)
    {
        if (_type != WireFormat.WireType.LengthDelimited)
        {
            values.Add(Single());
            return;
        }

        WireReader run = Packed();
        while (!run._input.IsAtEnd)
            values.Add(run.Guard(static input => input.ReadFloat()));
    }

    /// <summary>Makes the exception for a fault in this message.</summary>
    public CodeGenException Fault(string code, string reason, Exception? inner = null) => new($"{code} {_file}: {_place}: {reason}", inner!);

    private WireReader Packed()
    {
        (int start, int length) = Slice();
        return new WireReader(_data, start, length, _file, _place, _budget);
    }

    // Skipping checks the length against the message, so what lies between the two positions is the length and then the content.
    private (int Start, int Length) Slice()
    {
        Expect(WireFormat.WireType.LengthDelimited);
        int start = (int)_input.Position;
        Skip();
        int end = (int)_input.Position;
        CodedInputStream prefix = new(_data, start, end - start);
        int length = prefix.ReadLength();
        return (end - length, length);
    }

    private void Expect(WireFormat.WireType type)
    {
        if (_type != type)
            throw Fault("HRVG006", $"field {Field} is stored as {_type}, expected {type}: no ONNX model, or a damaged one");
    }

    private T Guard<T>(Func<CodedInputStream, T> read)
    {
        try
        {
            return read(_input);
        }
        catch (InvalidProtocolBufferException fault)
        {
            throw Fault("HRVG006", "no ONNX model, or one cut short or damaged", fault);
        }
    }
}
