using System.Globalization;
using System.Text;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Export;

/// <summary>A part as CSV: time, one column a signal in its unit, and the annotations of a frame as code and text. What is missing is empty.</summary>
internal static class CsvExport
{
    /// <summary>Writes it.</summary>
    public static void Write(ExportPart part, string path)
    {
        using StreamWriter file = new(path, false, new UTF8Encoding(false)) { NewLine = "\n" };
        file.WriteLine($"seconds,{string.Join(",", part.Record.Signals.Select(signal => $"{Quote($"{signal.Description} [{signal.Units}]")}"))},annotation,text");
        SignalStream[] streams = part.Open();
        double[][] values = [.. streams.Select(_ => new double[part.FramesPerSecond])];
        int next = 0;
        for (long at = 0; at < part.Count; at += part.FramesPerSecond)
        {
            int count = (int)Math.Min(part.FramesPerSecond, part.Count - at);
            for (int i = 0; i < streams.Length; i++)
                streams[i].ReadPhysical(values[i].AsSpan(0, count));
            for (int i = 0; i < count; i++)
            {
                StringBuilder line = new();
                line.Append(CultureInfo.InvariantCulture, $"{(at + i) / part.Record.SampleRateHz:F6}");
                foreach (double[] signal in values)
                    line.Append(',').Append(double.IsNaN(signal[i]) ? "" : signal[i].ToString("G9", CultureInfo.InvariantCulture));
                line.Append(Annotations(part.Annotations, at + i, ref next));
                file.WriteLine(line);
            }
        }
    }

    private static string Annotations(IReadOnlyList<Annotation> all, long frame, ref int next)
    {
        List<string> codes = [];
        List<string> texts = [];
        for (; next < all.Count && all[next].Sample <= frame; next++)
        {
            codes.Add(AnnotationCode.Mnemonic(all[next].Code));
            if (all[next].Auxiliary.Length > 0)
                texts.Add(all[next].Auxiliary);
        }

        return codes.Count == 0 ? ",," : $",{Quote(string.Join(" ", codes))},{Quote(string.Join("; ", texts))}";
    }

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
