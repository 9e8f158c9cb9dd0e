// A finished recording on disk: little endian, a mark, the facts, the counts, the windows, and a SHA-256 of all before it, so that a file that was
// cut off by a power failure is made again instead of being believed.
using System.Security.Cryptography;
using HrvXkd.Core;
using HrvXkd.Data.Pressure;
using HrvXkd.Data.Tables;

namespace HrvXkd.Data.Datasets;

/// <summary>Reads and writes finished recordings.</summary>
internal static class PartFile
{
    private const string Mark = "hrvxkd-part-1";
    private const int HashBytes = 32;

    /// <summary>Writes under another name and renames, so that no half file ever has the name.</summary>
    public static void Write(string path, RecordPart part)
    {
        using MemoryStream memory = new();
        using BinaryWriter writer = new(memory);
        writer.Write(Mark);
        WriteFacts(writer, part.Facts);
        Write(writer, part.Fault);
        writer.Write(part.Samples);
        writer.Write(part.Beats);
        writer.Write(part.Seconds);
        WriteSummary(writer, part.Pressure);
        writer.Write(part.Windows.Count);
        foreach (WindowRow window in part.Windows)
            WriteWindow(writer, window);
        writer.Flush();
        ReadOnlySpan<byte> content = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        string fresh = FormattableString.Invariant($"{path}.{Environment.ProcessId}.new");
        using (FileStream file = File.Create(fresh))
        {
            file.Write(content);
            file.Write(SHA256.HashData(content));
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>Reads a part.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The part; null if there is none or it is not whole.</returns>
    public static RecordPart? TryRead(string path)
    {
        if (!File.Exists(path))
            return null;
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length < HashBytes || !SHA256.HashData(bytes.AsSpan(0, bytes.Length - HashBytes)).AsSpan().SequenceEqual(bytes.AsSpan(bytes.Length - HashBytes)))
            return null;
        using BinaryReader reader = new(new MemoryStream(bytes));
        if (reader.ReadString() != Mark)
            return null;
        RecordFacts facts = ReadFacts(reader);
        string? fault = ReadText(reader);
        long samples = reader.ReadInt64(), beats = reader.ReadInt64();
        double seconds = reader.ReadDouble();
        PressureSummary? pressure = ReadSummary(reader);
        WindowRow[] windows = new WindowRow[reader.ReadInt32()];
        for (int i = 0; i < windows.Length; i++)
            windows[i] = ReadWindow(reader);
        return new RecordPart(facts, fault, samples, beats, seconds, pressure, windows);
    }

    private static void WriteFacts(BinaryWriter writer, RecordFacts facts)
    {
        writer.Write(facts.Id);
        writer.Write(facts.Group);
        writer.Write(Trit(facts.Hypertensive));
        Write(writer, facts.Diagnosis);
        writer.Write(facts.AgeYears ?? double.NaN);
        Write(writer, facts.Sex);
        writer.Write(facts.Source);
        writer.Write(facts.Files);
        Write(writer, facts.Lead);
        writer.Write(facts.SampleRateHz);
        writer.Write(facts.CountsPerMilliVolt);
        writer.Write(facts.Code);
        writer.Write(facts.InputSha256);
    }

    private static RecordFacts ReadFacts(BinaryReader reader)
    {
        RecordFacts facts = new(reader.ReadString(), reader.ReadString(), Bool(reader.ReadSByte())) { Diagnosis = ReadText(reader) };
        double age = reader.ReadDouble();
        return facts with
        {
            AgeYears = double.IsNaN(age) ? null : age,
            Sex = ReadText(reader),
            Source = reader.ReadString(),
            Files = reader.ReadString(),
            Lead = ReadText(reader),
            SampleRateHz = reader.ReadInt32(),
            CountsPerMilliVolt = reader.ReadInt32(),
            Code = reader.ReadString(),
            InputSha256 = reader.ReadString(),
        };
    }

    private static void WriteSummary(BinaryWriter writer, PressureSummary? summary)
    {
        writer.Write(summary is not null);
        if (summary is null)
            return;
        foreach (double value in (double[])[summary.SbpMmHg, summary.DbpMmHg, summary.Seconds, summary.ArtefactSeconds])
            writer.Write(value);
        foreach (long count in (long[])[summary.Accepted, summary.Flush, summary.Disconnected, summary.Damped, summary.Implausible])
            writer.Write(count);
    }

    private static PressureSummary? ReadSummary(BinaryReader reader)
    {
        if (!reader.ReadBoolean())
            return null;
        double sbp = reader.ReadDouble(), dbp = reader.ReadDouble(), seconds = reader.ReadDouble(), artefact = reader.ReadDouble();
        return new PressureSummary(sbp, dbp, reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), seconds, artefact);
    }

    private static void WriteWindow(BinaryWriter writer, WindowRow window)
    {
        writer.Write(window.Index);
        writer.Write(window.Valid);
        writer.Write(window.Quality);
        foreach (int feature in window.FeaturesQ16)
            writer.Write(feature);
        writer.Write(Trit(window.Now));
        writer.Write(Trit(window.Early));
        writer.Write(window.Pressure is not null);
        if (window.Pressure is not { } pressure)
            return;
        writer.Write(pressure.SbpMmHg);
        writer.Write(pressure.DbpMmHg);
        writer.Write(pressure.Pulses);
        writer.Write(pressure.Covered);
        writer.Write(pressure.High);
    }

    private static WindowRow ReadWindow(BinaryReader reader)
    {
        WindowRow window = new(0, reader.ReadInt32(), reader.ReadBoolean(), reader.ReadInt32(), new int[Sequence.Features]);
        for (int i = 0; i < Sequence.Features; i++)
            window.FeaturesQ16[i] = reader.ReadInt32();
        return window with
        {
            Now = Bool(reader.ReadSByte()),
            Early = Bool(reader.ReadSByte()),
            Pressure = reader.ReadBoolean()
                ? new WindowPressure(reader.ReadSingle(), reader.ReadSingle(), reader.ReadInt32(), reader.ReadSingle(), reader.ReadSingle())
                : null,
        };
    }

    private static sbyte Trit(bool? value) => value is { } known ? known ? (sbyte)1 : (sbyte)0 : (sbyte)-1;

    private static bool? Bool(sbyte trit) => trit < 0 ? null : trit == 1;

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }

    private static string? ReadText(BinaryReader reader)
    {
        bool isThere = reader.ReadBoolean();
        string text = reader.ReadString();
        return isThere ? text : null;
    }
}
