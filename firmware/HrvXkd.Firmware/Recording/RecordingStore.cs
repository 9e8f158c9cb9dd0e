// The folder of recordings: DATA/recordings/NAME/NAME.hea with segments NAME_0001 and on. At the start what a killed process left is mended;
// when space runs low the oldest recordings go first, if the settings allow it.
using System.Globalization;
using HrvXkd.Firmware.Recording.Sealed;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Recording;

/// <summary>The recordings on the device.</summary>
internal sealed class RecordingStore
{
    /// <summary>Form of a recording's name: its start in UTC.</summary>
    public const string NameFormat = "yyyyMMdd'T'HHmmss'Z'";

    private const string Unfinished = "ended without being closed; mended";

    private readonly DriveInfo _disk;

    /// <summary>Opens the store; its folders are made. A disk that cannot be written now may be later.</summary>
    /// <param name="dataFolder">Folder of the device's data.</param>
    /// <exception cref="IOException">The folder of the device's data is not there and cannot be made.</exception>
    public RecordingStore(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        _disk = new DriveInfo(Path.GetFullPath(dataFolder));
        Folder = Path.Combine(dataFolder, "recordings");
        try
        {
            Directory.CreateDirectory(Folder);
        }
        catch (IOException)
        {
            return;
        }
    }

    /// <summary>Folder of all recordings.</summary>
    public string Folder { get; }

    /// <summary>Names of all recordings, oldest first.</summary>
    public IReadOnlyList<string> Names => !Directory.Exists(Folder) ? [] : [.. Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path)).Where(IsName).Order(StringComparer.Ordinal)];

    /// <summary>Path of a recording's record without extension.</summary>
    /// <param name="name">Its name.</param>
    public string PathOf(string name) => Path.Combine(Folder, name, name);

    /// <summary>A name that is not taken.</summary>
    /// <param name="startUtc">Start of the recording.</param>
    public string NewName(DateTime startUtc)
    {
        for (DateTime time = startUtc; ; time = time.AddSeconds(1))
        {
            string name = time.ToString(NameFormat, CultureInfo.InvariantCulture);
            if (!Directory.Exists(Path.Combine(Folder, name)))
                return name;
        }
    }

    /// <summary>Mends what was not closed.</summary>
    /// <param name="trouble">Is told what cannot be mended, a line a recording; the others are.</param>
    /// <returns>One entry for each recording that was mended.</returns>
    public IReadOnlyList<MendedRecording> Mend(Action<string>? trouble = null)
    {
        List<MendedRecording> mended = [];
        foreach (string name in Names)
        {
            string folder = Path.Combine(Folder, name);
            try
            {
                MendedRecording? recording = SealedRecording.Segments(folder, name).Count > 0 ? SealedRecording.Mend(folder, name) : Mend(folder, name);
                if (recording is not null)
                    mended.Add(recording);
            }
            catch (Exception fault) when (trouble is not null && fault is IOException or UnauthorizedAccessException or FormatException)
            {
                trouble!($"recording {name} cannot be mended: {fault.Message}");
            }
        }

        return mended;
    }

    /// <summary>Removes the oldest recordings until there is room.</summary>
    /// <param name="neededBytes">Free bytes that are wanted.</param>
    /// <param name="keep">Recording that is never removed.</param>
    /// <returns>Names of the removed.</returns>
    public IReadOnlyList<string> MakeRoom(long neededBytes, string keep)
    {
        List<string> removed = [];
        foreach (string name in Names)
        {
            if (FreeBytes() >= neededBytes)
                break;
            if (name == keep)
                continue;
            Directory.Delete(Path.Combine(Folder, name), true);
            removed.Add(name);
        }

        return removed;
    }

    /// <summary>Bytes free for the recordings.</summary>
    /// <exception cref="IOException">The disk does not answer.</exception>
    public long FreeBytes() => _disk.AvailableFreeSpace;

    /// <summary>Megabytes free for the recordings; 0 where the disk does not answer.</summary>
    public long FreeMegabytes()
    {
        try
        {
            return FreeBytes() >> 20;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Writes the header that joins segments.</summary>
    /// <param name="folder">Folder of the recording.</param>
    /// <param name="name">Its name.</param>
    /// <param name="segments">Its segments; a gap at the end is left out.</param>
    /// <param name="comments">Comment lines.</param>
    /// <param name="startUtc">Time of the first sample.</param>
    public static void WriteHeader(string folder, string name, IReadOnlyList<WfdbSegment> segments, IReadOnlyList<string> comments, DateTime? startUtc)
    {
        int count = segments.Count;
        while (count > 0 && segments[count - 1].IsGap)
            count--;
        if (count == 0)
            return;
        long first = segments[0].Start;
        WfdbSegment[] joined = [.. segments.Take(count).Select(segment => segment with { Start = segment.Start - first })];
        WfdbWriter.WriteSegments(Path.Combine(folder, name), joined, comments, startUtc);
    }

    /// <summary>Writes the annotations of all segments into one file beside the header that joins them.</summary>
    /// <param name="folder">Folder of the recording.</param>
    /// <param name="name">Its name.</param>
    /// <param name="segments">Its segments.</param>
    public static void JoinAnnotations(string folder, string name, IReadOnlyList<WfdbSegment> segments)
    {
        if (segments.Count == 0)
            return;
        List<Annotation> all = [];
        foreach (WfdbSegment segment in segments)
        {
            string path = Path.Combine(folder, segment.Name + ".atr");
            if (segment.IsGap || !File.Exists(path))
                continue;
            long offset = segment.Start - segments[0].Start;
            all.AddRange(AnnotationFile.Read(path).Select(annotation => annotation with { Sample = annotation.Sample + offset }));
        }

        AnnotationFile.Write(Path.Combine(folder, name + ".atr"), [.. all.OrderBy(annotation => annotation.Sample)]);
    }

    private static bool IsName(string text) =>
        DateTime.TryParseExact(text, NameFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // A disk that was full when a segment began leaves empty files and headers that never took their name.
    private static void Sweep(string folder)
    {
        foreach (string unfinished in Directory.EnumerateFiles(folder, "*.new"))
            File.Delete(unfinished);
        foreach (string signal in Directory.EnumerateFiles(folder, "*.dat"))
        {
            string path = signal[..^4];
            if (File.Exists(path + ".hea") || new FileInfo(signal).Length > 0)
                continue;
            File.Delete(signal);
            File.Delete(path + ".atr");
        }
    }

    private static MendedRecording? Mend(string folder, string name)
    {
        Sweep(folder);
        List<WfdbSegment> segments = [];
        IReadOnlyList<string> comments = [];
        DateTime? start = null;
        int rate = 0;
        bool changed = false;
        foreach (string header in Directory.EnumerateFiles(folder, $"{name}_????.hea").Order(StringComparer.Ordinal))
        {
            string path = header[..^4];
            long? frames = RecordRepair.MendRecord(path, [Unfinished]);
            changed |= frames is not null;
            if (frames == 0)
            {
                foreach (string file in Directory.EnumerateFiles(folder, Path.GetFileName(path) + ".*"))
                    File.Delete(file);
                continue;
            }

            if (File.Exists(path + ".atr"))
                changed |= RecordRepair.MendAnnotations(path + ".atr");
            using WfdbRecord record = WfdbRecord.Open(path);
            comments = segments.Count == 0 ? [.. record.Comments.Where(line => line != Unfinished)] : comments;
            start ??= record.Start;
            rate = (int)Math.Round(record.SampleRateHz);
            Append(segments, record, start, Path.GetFileName(path));
        }

        if (segments.Count == 0)
        {
            if (!Directory.EnumerateFiles(folder, "*.dat").Any())
                Directory.Delete(folder, true);
            return null;
        }

        if (!changed && IsJoined(folder, name, segments))
            return null;
        WriteHeader(folder, name, segments, comments, start);
        JoinAnnotations(folder, name, segments);
        WfdbSegment last = segments[^1];
        DateTime end = (start ?? default) + TimeSpan.FromSeconds((double)(last.Start + last.FrameCount) / rate);
        return new MendedRecording(name, last.Start + last.FrameCount, end);
    }

    // Where a segment starts follows from its time, which is written to the millisecond.
    private static void Append(List<WfdbSegment> segments, WfdbRecord record, DateTime? start, string name)
    {
        long end = segments.Count == 0 ? 0 : segments[^1].Start + segments[^1].FrameCount;
        long from = end;
        if (segments.Count > 0 && record.Start is { } time && start is { } first)
        {
            long byTime = (long)Math.Round((time - first).TotalSeconds * record.SampleRateHz);
            from = Math.Abs(byTime - end) > record.SampleRateHz / 10 ? Math.Max(end, byTime) : end;
        }

        if (from > end)
            segments.Add(new WfdbSegment(WfdbSegment.Gap, end, from - end));
        segments.Add(new WfdbSegment(name, from, record.SampleCount));
    }

    private static bool IsJoined(string folder, string name, List<WfdbSegment> segments)
    {
        string path = Path.Combine(folder, name);
        if (!File.Exists(path + ".hea"))
            return false;
        try
        {
            using WfdbRecord record = WfdbRecord.Open(path);
            return record.SampleCount == segments[^1].Start + segments[^1].FrameCount;
        }
        catch (WfdbException)
        {
            return false;
        }
    }
}
