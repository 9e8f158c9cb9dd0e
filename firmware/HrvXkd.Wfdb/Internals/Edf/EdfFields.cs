using System.Globalization;
using System.Text;
using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb.Internals.Edf;

/// <summary>Takes ASCII fields of fixed width one after another.</summary>
internal sealed class EdfFields
{
    private readonly string _file;
    private readonly byte[] _bytes;
    private readonly int _start;
    private int _at;

    /// <summary>Reads a piece of a header.</summary>
    /// <param name="name">File name for messages.</param>
    /// <param name="file">The file.</param>
    /// <param name="start">First byte.</param>
    /// <param name="length">Bytes.</param>
    public EdfFields(string name, RecordingFile file, int start, int length)
    {
        _file = name;
        _start = start;
        _bytes = new byte[length];
        file.Fill(start, _bytes);
    }

    /// <summary>Takes the mark at the start of a file.</summary>
    /// <returns>Bytes of a sample.</returns>
    public int Version()
    {
        ReadOnlySpan<byte> mark = _bytes.AsSpan(0, 8);
        _at = mark.Length;
        if (mark.SequenceEqual("0       "u8))
            return 2;
        return mark[0] == 0xFF && mark[1..].SequenceEqual("BIOSEMI"u8)
            ? 3
            : throw Fault(0, $"found {Faults.Quote(Encoding.Latin1.GetString(mark))}", "an EDF file, which starts with '0', or a BDF file");
    }

    /// <summary>Takes a text, without blanks at its ends.</summary>
    public string Text(int width)
    {
        string text = Encoding.Latin1.GetString(_bytes, _at, width);
        _at += width;
        return text.Trim(' ', '\0');
    }

    /// <summary>Takes an integer within a range.</summary>
    public long Integer(string what, int width, long lowest, long highest)
    {
        int at = _at;
        string text = Text(width);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            && value >= lowest && value <= highest
                ? value
                : throw Fault(at, $"{what} is {Faults.Quote(text)}", Faults.Text($"an integer, {lowest}..{highest}"));
    }

    /// <summary>Takes a finite number.</summary>
    public double Number(string what, int width)
    {
        int at = _at;
        string text = Text(width);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Fault(at, $"{what} is {Faults.Quote(text)}", "a number");
    }

    private WfdbException Fault(int at, string found, string expected) =>
        new(Faults.Text($"{_file} byte {_start + at}: {found}, expected {expected}"));
}
