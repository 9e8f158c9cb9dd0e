using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Export;

/// <summary>A part as a WFDB record of its own, format 24, one segment: nothing is lost.</summary>
internal static class WfdbExport
{
    /// <summary>Writes it.</summary>
    /// <param name="part">The part.</param>
    /// <param name="path">Path of the new record without extension.</param>
    public static void Write(ExportPart part, string path)
    {
        WfdbSignal[] lines = [.. part.Record.Signals.Select(signal => signal with { Format = 24, AdcResolution = Math.Min(24, signal.AdcResolution) })];
        using RecordWriter writer = RecordWriter.Create(path, part.Record.SampleRateHz, lines, part.Record.Comments, part.Start);
        SignalStream[] streams = part.Open();
        int[] values = new int[part.FramesPerSecond];
        int[] frames = new int[part.FramesPerSecond * streams.Length];
        for (long at = 0; at < part.Count; at += part.FramesPerSecond)
        {
            int count = (int)Math.Min(part.FramesPerSecond, part.Count - at);
            for (int i = 0; i < streams.Length; i++)
            {
                streams[i].Read(values.AsSpan(0, count));
                for (int k = 0; k < count; k++)
                    frames[(k * streams.Length) + i] = values[k];
            }

            writer.Write(frames.AsSpan(0, count * streams.Length));
        }

        writer.Complete();
        AnnotationFile.Write(path + ".atr", part.Annotations);
    }
}
