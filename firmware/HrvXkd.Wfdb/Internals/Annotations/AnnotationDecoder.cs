using System.Buffers.Binary;
using System.Text;

namespace HrvXkd.Wfdb.Internals.Annotations;

/// <summary>Bytes of an MIT annotation file to annotations.</summary>
internal sealed class AnnotationDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    private readonly string _name;
    private readonly byte[] _bytes;
    private readonly List<Annotation> _found = [];
    private int _at;
    private long _sample;
    private int _channel;
    private int _number;

    private AnnotationDecoder(string name, byte[] bytes)
    {
        _name = name;
        _bytes = bytes;
    }

    /// <summary>Decodes.</summary>
    /// <param name="name">File name for messages.</param>
    /// <param name="bytes">The whole file.</param>
    /// <returns>Annotations in order of time; those of one time in the order of the file.</returns>
    public static List<Annotation> Decode(string name, byte[] bytes)
    {
        List<Annotation> found = new AnnotationDecoder(name, bytes).Run();
        for (int i = 1; i < found.Count; i++)
            if (found[i].Sample < found[i - 1].Sample)
                return [.. found.OrderBy(annotation => annotation.Sample)];
        return found;
    }

    private List<Annotation> Run()
    {
        while (true)
        {
            int start = _at;
            int word = Word();
            int code = word >> MitCodes.IntervalBits;
            int value = word & MitCodes.LargestInterval;
            if (word == 0)
                return End(start);
            if (code > AnnotationCode.Largest)
            {
                Extend(start, code, value);
                continue;
            }

            _sample += value;

            // Code 0 with an interval only lets time pass; WFDB ends the preface of a file with one.
            if (code != 0)
                Add(start, code);
        }
    }

    private void Add(int start, int code)
    {
        if (_sample < 0)
            throw Fault(start, Faults.Text($"found an annotation at sample {_sample}"), "0 or later");
        _found.Add(new Annotation(_sample, code, 0, _channel, "") { Number = _number });
    }

    private void Extend(int start, int code, int value)
    {
        if (code == MitCodes.Skip)
        {
            long high = Word();
            _sample += unchecked((int)((high << 16) | (long)Word()));
            return;
        }

        if (code < MitCodes.Skip)
            throw Fault(start, Faults.Text($"found code {code}"), "0..49 or 59..63");
        if (_found.Count == 0)
            throw Fault(start, Faults.Text($"found an extension with code {code}"), "an annotation before it");
        Change(start, code, value);
    }

    private void Change(int start, int code, int value)
    {
        Annotation last = _found[^1];
        switch (code)
        {
            case MitCodes.Num:
                _number = unchecked((sbyte)value);
                last = last with { Number = _number };
                break;
            case MitCodes.Sub:
                last = last with { Subtype = unchecked((sbyte)value) };
                break;
            case MitCodes.Chn:
                _channel = value & 255;
                last = last with { Channel = _channel };
                break;
            default:
                last = last with { Auxiliary = Text(start, value) };
                break;
        }

        _found[^1] = last;
    }

    private string Text(int start, int length)
    {
        if (length > MitCodes.LargestText)
            throw Fault(start, Faults.Text($"found a text of {length} bytes"), "at most 255");
        int padded = length + (length & 1);
        if (_bytes.Length - _at < padded)
        {
            string found = Faults.Text($"found a text of {length} bytes with {_bytes.Length - _at} left");
            throw Fault(start, found, "the whole text: the file is cut short");
        }

        ReadOnlySpan<byte> text = _bytes.AsSpan(_at, length).TrimEnd((byte)0);
        _at += padded;
        try
        {
            return StrictUtf8.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(text);
        }
    }

    private List<Annotation> End(int start)
    {
        // Old writers fill the last block with zeros.
        if (_bytes.AsSpan(_at).ContainsAnyExcept((byte)0))
            throw Fault(start, "found the end mark", Faults.Text($"it at the end of the {_bytes.Length} bytes"));
        return _found;
    }

    private int Word()
    {
        if (_bytes.Length - _at < 2)
            throw Fault(_at, "found the end of the file", "an annotation or the end mark: the file is cut short");
        int word = BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(_at));
        _at += 2;
        return word;
    }

    private WfdbException Fault(int at, string found, string expected) =>
        new(Faults.Text($"{_name} byte {at}: {found}, expected {expected}"));
}
