using System.Globalization;
using System.Text;

namespace HrvXkd.Wfdb.Internals;

/// <summary>A header to text; LF at the end of each line.</summary>
internal static class HeaderText
{
    /// <summary>Formats a header with all fields.</summary>
    public static string Format(string name, double rateHz, int frames, IReadOnlyList<WfdbSignal> signals, IReadOnlyList<string> comments)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        StringBuilder text = new();
        text.Append(plain, $"{name} {signals.Count} {rateHz} {frames}\n");
        foreach (WfdbSignal signal in signals)
        {
            text.Append(plain, $"{signal.FileName} {signal.Format} {signal.Gain}({signal.Baseline})/{signal.Units} ");
            text.Append(plain, $"{signal.AdcResolution} {signal.AdcZero} {signal.InitialValue} {signal.Checksum} 0");
            string description = signal.Description.Trim();
            text.Append(description.Length > 0 ? " " : "").Append(description).Append('\n');
        }

        foreach (string comment in comments)
            text.Append("# ").Append(comment.Trim()).Append('\n');
        return text.ToString();
    }
}
