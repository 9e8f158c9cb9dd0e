// Status as bytes for small displays of one bit a pixel: a byte is eight rows of one column, lowest bit on top (SSD1306 and its relatives).
using System.Globalization;
using HrvXkd.Firmware.Live;

namespace HrvXkd.Firmware.Companions;

/// <summary>Draws the status for a small display.</summary>
public static class StatusPicture
{
    /// <summary>Rows in a byte.</summary>
    public const int RowsPerPage = 8;

    /// <summary>Draws it: state in the first line, heart rate with quality in the second, risk with quality in the third, recording in the fourth.</summary>
    /// <param name="status">The status.</param>
    /// <param name="columns">Columns, 1 or more.</param>
    /// <param name="pages">Lines of eight rows, 1 or more; what finds no room is left out.</param>
    /// <returns>Shape [pages][columns].</returns>
    public static byte[] Draw(DeviceStatus status, int columns, int pages)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pages);
        string[] lines =
        [
            State(status.State),
            status.HeartRate is { } rate ? Text($"HR {rate:F0} Q{status.HeartRateQuality}") : "HR -",
            status.Risk is { } risk ? Text($"RISK {100 * risk:F0}% Q{status.RiskQuality}") : Text($"RISK - {status.ValidWindows}/5"),
            status.Recording is null ? "NOT RECORDING" : Text($"REC {TimeSpan.FromSeconds(status.Seconds):hh\\:mm\\:ss}"),
        ];
        byte[] picture = new byte[pages * columns];
        for (int line = 0; line < Math.Min(lines.Length, pages); line++)
            Write(lines[line], picture.AsSpan(line * columns, columns));
        return picture;
    }

    private static void Write(string text, Span<byte> page)
    {
        int at = 0;
        foreach (char letter in text)
        {
            ReadOnlySpan<byte> glyph = SmallFont.Glyph(letter);
            for (int i = 0; i < glyph.Length && at + i < page.Length; i++)
                page[at + i] = glyph[i];
            at += glyph.Length + 1;
        }
    }

    private static string State(DeviceState state) => state switch
    {
        DeviceState.ChipFault => "FRONT END LOST",
        DeviceState.ElectrodesOff => "ELECTRODES OFF",
        DeviceState.PoorSignal => "POOR SIGNAL",
        DeviceState.Learning => "LEARNING",
        DeviceState.Measuring => "MEASURING",
        _ => "RISK AVAILABLE",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
