// A part as EDF+C: 16-bit samples in records of one second, and the annotations as a signal of their own. Source: Kemp and Olivan 2003,
// "European data format 'plus'". EDF has no mark for what is missing: it is written as 0 mV and told by an annotation.
using System.Globalization;
using System.Text;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Export;

/// <summary>Writes EDF+.</summary>
internal sealed class EdfExport
{
    private const int AnnotationBytes = 480;
    private const int LargestDigital = 32767;
    private const string AnnotationLabel = "EDF Annotations";

    private readonly ExportPart _part;
    private readonly double[] _largest;
    private readonly int _recordSamples;
    private readonly long _records;
    private int _next;
    private bool _wasMissing;

    private EdfExport(ExportPart part)
    {
        _part = part;
        _recordSamples = part.FramesPerSecond;
        _records = (part.Count + _recordSamples - 1) / _recordSamples;
        _largest = Largest(part);
    }

    /// <summary>Writes a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="path">The file.</param>
    /// <returns>Step of each signal's 16-bit samples, in its unit.</returns>
    /// <exception cref="FormatException">The rate is no whole number.</exception>
    public static IReadOnlyList<double> Write(ExportPart part, string path)
    {
        if (part.Record.SampleRateHz != part.FramesPerSecond)
            throw new FormatException(FormattableString.Invariant($"{part.Record.Name}: {part.Record.SampleRateHz} samples per second, EDF needs a whole number"));
        EdfExport export = new(part);
        using FileStream file = new(path, FileMode.Create, FileAccess.Write);
        file.Write(Encoding.ASCII.GetBytes(export.Header()));
        export.WriteRecords(file);
        return [.. export._largest.Select(largest => largest / LargestDigital)];
    }

    private static double[] Largest(ExportPart part)
    {
        double[] largest = new double[part.Record.Signals.Count];
        SignalStream[] streams = part.Open();
        double[] values = new double[part.FramesPerSecond];
        for (int i = 0; i < streams.Length; i++)
        {
            for (long at = 0; at < part.Count; at += values.Length)
            {
                int read = streams[i].ReadPhysical(values.AsSpan(0, (int)Math.Min(values.Length, part.Count - at)));
                foreach (double value in values.AsSpan(0, read))
                    largest[i] = double.IsNaN(value) ? largest[i] : Math.Max(largest[i], Math.Abs(value));
            }

            // The header holds eight characters: rounded up, so that the largest sample still fits.
            largest[i] = Math.Max(0.001, Math.Ceiling(largest[i] * 1000) / 1000);
        }

        return largest;
    }

    private string Header()
    {
        int signals = _part.Record.Signals.Count + 1;
        DateTime start = _part.Start ?? new DateTime(1985, 1, 1);
        string day = start.ToString("dd-MMM-yyyy", CultureInfo.InvariantCulture).ToUpperInvariant();
        StringBuilder text = new();
        Field(text, "0", 8);
        Field(text, "X X X X", 80);
        Field(text, $"Startdate {(_part.Start is null ? "X" : day)} X X HRV-XKD", 80);
        Field(text, start.ToString("dd.MM.yy", CultureInfo.InvariantCulture), 8);
        Field(text, start.ToString("HH.mm.ss", CultureInfo.InvariantCulture), 8);
        Field(text, Number(256 * (signals + 1)), 8);
        Field(text, "EDF+C", 44);
        Field(text, Number(_records), 8);
        Field(text, "1", 8);
        Field(text, Number(signals), 4);
        Each(text, 16, i => Label(_part.Record.Signals[i]), AnnotationLabel);
        Each(text, 80, _ => "electrode", "");
        Each(text, 8, i => _part.Record.Signals[i].Units, "");
        Each(text, 8, i => Number(-_largest[i]), "-1");
        Each(text, 8, i => Number(_largest[i]), "1");
        Each(text, 8, _ => Number(-LargestDigital), "-32768");
        Each(text, 8, _ => Number(LargestDigital), "32767");
        Each(text, 80, _ => "", "");
        Each(text, 8, _ => Number(_recordSamples), Number(AnnotationBytes / 2));
        Each(text, 32, _ => "", "");
        return text.ToString();
    }

    private void Each(StringBuilder text, int width, Func<int, string> signal, string annotations)
    {
        for (int i = 0; i < _part.Record.Signals.Count; i++)
            Field(text, signal(i), width);
        Field(text, annotations, width);
    }

    private void WriteRecords(FileStream file)
    {
        SignalStream[] streams = _part.Open();
        double[] values = new double[_recordSamples];
        byte[] bytes = new byte[2 * _recordSamples];
        for (long record = 0; record < _records; record++)
        {
            int count = (int)Math.Min(_recordSamples, _part.Count - (record * _recordSamples));
            bool missing = false;
            for (int i = 0; i < streams.Length; i++)
            {
                Array.Clear(values);
                streams[i].ReadPhysical(values.AsSpan(0, count));
                for (int k = 0; k < values.Length; k++)
                {
                    missing |= double.IsNaN(values[k]);
                    int digital = double.IsNaN(values[k]) ? 0 : (int)Math.Round(values[k] / _largest[i] * LargestDigital);
                    bytes[2 * k] = (byte)digital;
                    bytes[(2 * k) + 1] = (byte)(digital >> 8);
                }

                file.Write(bytes);
            }

            file.Write(Annotations(record, missing));
        }
    }

    // The first list of a record only says when it starts. What finds no room waits for the next record, with its own time.
    private byte[] Annotations(long record, bool missing)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"+{record}\x14\x14\0");
        if (missing != _wasMissing)
            text.Append(CultureInfo.InvariantCulture, $"+{record}\x14{(missing ? "samples missing from here" : "no samples missing from here")}\x14\0");
        _wasMissing = missing;
        for (; _next < _part.Annotations.Count && _part.Annotations[_next].Sample < (record + 1) * _recordSamples; _next++)
        {
            Annotation annotation = _part.Annotations[_next];
            string name = annotation.Auxiliary.Length > 0 ? annotation.Auxiliary : AnnotationCode.Mnemonic(annotation.Code);
            string entry = string.Create(CultureInfo.InvariantCulture, $"+{annotation.Sample / _part.Record.SampleRateHz:0.######}\x14{name}\x14\0");
            if (Encoding.UTF8.GetByteCount(text.ToString() + entry) > AnnotationBytes)
                break;
            text.Append(entry);
        }

        byte[] bytes = new byte[AnnotationBytes];
        Encoding.UTF8.GetBytes(text.ToString(), bytes);
        return bytes;
    }

    private static string Label(WfdbSignal signal) => signal.Description.Length == 0 ? "ECG" : signal.Description;

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static void Field(StringBuilder text, string value, int width)
    {
        string plain = string.Concat(value.Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));
        text.Append(plain.Length > width ? plain[..width] : plain.PadRight(width));
    }
}
