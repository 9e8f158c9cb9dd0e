using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Recording.Sealed;

/// <summary>What lies in the chunks, before it is sealed and after it is opened.</summary>
internal static class SealedContent
{
    /// <summary>A sample as it is stored: 24 bits, the lowest value for a missing one.</summary>
    public static int Stored(int sample) => sample == WfdbRecord.Missing ? -(1 << 23) : sample;

    /// <summary>The content of the first chunk.</summary>
    public static byte[] Head(SessionHead head, long start)
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes);
        writer.Write(head.Name);
        writer.Write(head.RateHz);
        writer.Write(head.StartUtc.Ticks);
        writer.Write(start);
        writer.Write(head.Signals.Count);
        foreach (WfdbSignal signal in head.Signals)
        {
            writer.Write(signal.Gain);
            writer.Write(signal.Units);
            writer.Write(signal.AdcResolution);
            writer.Write(signal.Description);
        }

        Write(writer, head.Comments);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads the content of the first chunk.</summary>
    public static (SessionHead Head, long Start) ReadHead(byte[] content)
    {
        using BinaryReader reader = new(new MemoryStream(content));
        string name = reader.ReadString();
        int rate = reader.ReadInt32();
        DateTime time = new(reader.ReadInt64(), DateTimeKind.Utc);
        long start = reader.ReadInt64();
        WfdbSignal[] signals = new WfdbSignal[reader.ReadInt32()];
        for (int i = 0; i < signals.Length; i++)
        {
            signals[i] = new WfdbSignal
            {
                FileName = "",
                Format = 24,
                Gain = reader.ReadDouble(),
                Units = reader.ReadString(),
                AdcResolution = reader.ReadInt32(),
                Description = reader.ReadString(),
            };
        }

        return (new SessionHead(name, rate, signals, ReadLines(reader), time), start);
    }

    /// <summary>The content of the last chunk.</summary>
    public static byte[] Lines(IReadOnlyList<string> lines)
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes);
        Write(writer, lines);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads the content of the last chunk.</summary>
    public static IReadOnlyList<string> ReadLines(byte[] content)
    {
        using BinaryReader reader = new(new MemoryStream(content));
        return ReadLines(reader);
    }

    /// <summary>Writes an annotation.</summary>
    public static void Write(BinaryWriter writer, in DeviceAnnotation annotation)
    {
        writer.Write(annotation.Sample);
        writer.Write((byte)annotation.Code);
        writer.Write((byte)annotation.Quality);
        writer.Write(annotation.Text);
    }

    /// <summary>Reads samples and annotations into a segment.</summary>
    /// <param name="content">Content of a chunk.</param>
    /// <param name="frames">Frames in it.</param>
    /// <param name="signals">Signals of a frame.</param>
    /// <param name="segment">Receives them.</param>
    public static void ReadData(byte[] content, int frames, int signals, ISegment segment)
    {
        const int CountBytes = sizeof(int), SampleBytes = 3;
        int[] samples = new int[frames * signals];
        for (int i = 0; i < samples.Length; i++)
        {
            int at = CountBytes + (i * SampleBytes);
            int stored = content[at] | (content[at + 1] << 8) | ((sbyte)content[at + 2] << 16);
            samples[i] = stored == -(1 << 23) ? WfdbRecord.Missing : stored;
        }

        segment.Write(samples);
        using BinaryReader reader = new(new MemoryStream(content));
        int annotations = reader.ReadInt32();
        reader.BaseStream.Position = CountBytes + (samples.Length * SampleBytes);
        for (int i = 0; i < annotations; i++)
            segment.Annotate(new DeviceAnnotation(reader.ReadInt64(), reader.ReadByte(), reader.ReadByte(), reader.ReadString()));
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<string> lines)
    {
        writer.Write(lines.Count);
        foreach (string line in lines)
            writer.Write(line);
    }

    private static List<string> ReadLines(BinaryReader reader)
    {
        List<string> lines = [];
        for (int left = reader.ReadInt32(); left > 0; left--)
            lines.Add(reader.ReadString());
        return lines;
    }
}
