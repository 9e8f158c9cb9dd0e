using System.Text;

namespace HrvXkd.Wfdb.Internals.Annotations;

/// <summary>Annotations to bytes of an MIT annotation file.</summary>
internal sealed class AnnotationEncoder
{
    /// <summary>Bytes of the mark that ends a file.</summary>
    public const int EndMarkBytes = 2;

    private readonly string _name;
    private readonly List<byte> _bytes = [];
    private long _sample;
    private int _channel;
    private int _number;
    private int _count;

    /// <summary>Begins a file.</summary>
    /// <param name="name">File name for messages.</param>
    /// <param name="table">Notes that describe the file.</param>
    public AnnotationEncoder(string name, IReadOnlyList<Annotation> table)
    {
        _name = name;
        foreach (Annotation note in table)
            Add(note);
        if (table.Count > 0)
            EndTable();
        _count = 0;
    }

    /// <summary>Encodes.</summary>
    /// <param name="name">File name for messages.</param>
    /// <param name="table">Notes that describe the file.</param>
    /// <param name="annotations">Annotations in order of time.</param>
    /// <returns>The whole file.</returns>
    public static byte[] Encode(string name, IReadOnlyList<Annotation> table, IReadOnlyList<Annotation> annotations)
    {
        AnnotationEncoder encoder = new(name, table);
        foreach (Annotation annotation in annotations)
            encoder.Add(annotation);
        encoder.Word(0, 0);
        return encoder._bytes.ToArray();
    }

    /// <summary>Appends an annotation.</summary>
    /// <param name="annotation">Not before the one before it.</param>
    /// <exception cref="WfdbException">Out of order or out of range; nothing was appended.</exception>
    public void Add(Annotation annotation)
    {
        byte[] text = Check(_count, annotation);
        _count++;
        long interval = annotation.Sample - _sample;
        _sample = annotation.Sample;
        while (interval > MitCodes.LargestInterval)
        {
            int skip = (int)Math.Min(interval, int.MaxValue);
            Skip(skip);
            interval -= skip;
        }

        Word(annotation.Code, (int)interval);
        if (annotation.Subtype != 0)
            Word(MitCodes.Sub, annotation.Subtype & 255);
        if (annotation.Channel != _channel)
            Word(MitCodes.Chn, annotation.Channel);
        if (annotation.Number != _number)
            Word(MitCodes.Num, annotation.Number & 255);
        _number = annotation.Number;
        _channel = annotation.Channel;
        if (text.Length > 0)
            Text(text);
    }

    /// <summary>Hands over the bytes of what was added since the last time, with an end mark that the next bytes take the place of.</summary>
    /// <returns>The bytes; the end mark is the last <see cref="EndMarkBytes"/> of them.</returns>
    public byte[] Take()
    {
        Word(0, 0);
        byte[] taken = _bytes.ToArray();
        _bytes.Clear();
        return taken;
    }

    // Code 0 with an interval of 1 after a step back by 1: no annotation, no time, and no end mark.
    private void EndTable()
    {
        Skip(-1);
        Word(0, 1);
    }

    private void Skip(int interval)
    {
        Word(MitCodes.Skip, 0);
        Raw(interval >> 16);
        Raw(interval);
    }

    private byte[] Check(int index, Annotation annotation)
    {
        Range(index, "sample", annotation.Sample, _sample, long.MaxValue);
        Range(index, "code", annotation.Code, 1, AnnotationCode.Largest);
        Range(index, "subtype", annotation.Subtype, sbyte.MinValue, sbyte.MaxValue);
        Range(index, "channel", annotation.Channel, 0, byte.MaxValue);
        Range(index, "number", annotation.Number, sbyte.MinValue, sbyte.MaxValue);
        string text = annotation.Auxiliary ?? "";
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new WfdbException(Faults.Text($"{_name}: the text of annotation {index} holds NUL, expected none"));
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Range(index, "text length", bytes.Length, 0, MitCodes.LargestText);
        return bytes;
    }

    private void Range(int index, string what, long found, long lowest, long highest)
    {
        if (found < lowest || found > highest)
            throw new WfdbException(Faults.Text($"{_name}: annotation {index} has {what} {found}, expected {lowest}..{highest}"));
    }

    private void Text(byte[] text)
    {
        Word(MitCodes.Aux, text.Length);
        _bytes.AddRange(text);
        if ((text.Length & 1) != 0)
            _bytes.Add(0);
    }

    private void Word(int code, int value) => Raw((code << MitCodes.IntervalBits) | value);

    private void Raw(int word)
    {
        _bytes.Add((byte)(word & 255));
        _bytes.Add((byte)((word >> 8) & 255));
    }
}
