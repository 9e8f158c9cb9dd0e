using System.Globalization;
using System.Text;

namespace HrvXkd.Wfdb.Tests;

/// <summary>Builds EDF and BDF files field by field.</summary>
internal sealed class EdfBuilder
{
    private readonly List<(string Label, string Unit, double Low, double High, int Min, int Max, int Samples)> _signals = [];
    private readonly List<byte[]> _records = [];

    public bool IsBdf { get; init; }

    public string Kind { get; init; } = "EDF+C";

    public string Duration { get; init; } = "1";

    public string? Count { get; init; }

    public string Date { get; init; } = "02.03.04";

    private int Width => IsBdf ? 3 : 2;

    public EdfBuilder Signal(string label, string unit, double low, double high, int min, int max, int samples)
    {
        _signals.Add((label, unit, low, high, min, max, samples));
        return this;
    }

    public EdfBuilder Annotations(int samples = 20) => Signal(IsBdf ? "BDF Annotations" : "EDF Annotations", "", -1, 1, -32_768, 32_767, samples);

    /// <summary>Appends a data record: samples of each signal, or the text of annotations.</summary>
    public EdfBuilder Record(params object[] signals)
    {
        List<byte> bytes = [];
        for (int i = 0; i < signals.Length; i++)
        {
            byte[] part = signals[i] is int[] samples ? Packing.Bytes(samples, Width) : Encoding.UTF8.GetBytes((string)signals[i]);
            bytes.AddRange(part);
            bytes.AddRange(new byte[(_signals[i].Samples * Width) - part.Length]);
        }

        _records.Add([.. bytes]);
        return this;
    }

    public byte[] Build()
    {
        StringBuilder text = new();
        text.Append((IsBdf ? "\u00FFBIOSEMI" : "0").PadRight(8)).Append("X F X X".PadRight(80)).Append("Startdate X X test".PadRight(80));
        text.Append(Date).Append("05.06.07").Append(Field(256 * (_signals.Count + 1), 8)).Append(Kind.PadRight(44));
        text.Append((Count ?? _records.Count.ToString(CultureInfo.InvariantCulture)).PadRight(8)).Append(Duration.PadRight(8)).Append(Field(_signals.Count, 4));
        foreach (var signal in _signals)
            text.Append(signal.Label.PadRight(16));
        text.Append(new string(' ', 80 * _signals.Count));
        foreach (var signal in _signals)
            text.Append(signal.Unit.PadRight(8));
        Each(text, signal => signal.Low);
        Each(text, signal => signal.High);
        Each(text, signal => signal.Min);
        Each(text, signal => signal.Max);
        text.Append(new string(' ', 80 * _signals.Count));
        Each(text, signal => signal.Samples);
        text.Append(new string(' ', 32 * _signals.Count));
        return [.. Encoding.Latin1.GetBytes(text.ToString()), .. _records.SelectMany(record => record)];
    }

    private void Each(StringBuilder text, Func<(string Label, string Unit, double Low, double High, int Min, int Max, int Samples), double> field)
    {
        foreach (var signal in _signals)
            text.Append(Field(field(signal), 8));
    }

    private static string Field(double value, int width) => value.ToString(CultureInfo.InvariantCulture).PadRight(width);
}
