using System.Security.Cryptography;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Recording.Sealed;

/// <summary>A recording of sealed segments: mending without the key, opening with it.</summary>
internal static class SealedRecording
{
    private const string Unfinished = "ended without being closed; mended";
    private const int LongestTitle = 512;

    /// <summary>Files of a recording's sealed segments, in order.</summary>
    /// <param name="folder">Folder of the recording.</param>
    /// <param name="name">Its name.</param>
    public static IReadOnlyList<string> Segments(string folder, string name) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, $"{name}_????{SealedFormat.Extension}").Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Id of the key that a recording was sealed with.</summary>
    /// <param name="folder">Folder of the recording.</param>
    /// <param name="name">Its name.</param>
    public static string KeyId(string folder, string name)
    {
        using SealedReader reader = new(Segments(folder, name)[0]);
        return reader.KeyId;
    }

    /// <summary>Cuts off what is torn and marks it as mended. Needs no key.</summary>
    /// <param name="folder">Folder of the recording.</param>
    /// <param name="name">Its name.</param>
    /// <returns>What it has now; null if nothing had to be done or nothing is left.</returns>
    public static MendedRecording? Mend(string folder, string name)
    {
        MendedRecording? last = null;
        bool changed = false;
        foreach (string path in Segments(folder, name))
        {
            if (IsTitleTorn(path))
            {
                File.Delete(path);
                continue;
            }

            changed |= MendSegment(path, name, out MendedRecording? end);
            last = end ?? last;
        }

        if (!Directory.EnumerateFiles(folder).Any())
            Directory.Delete(folder);
        return changed ? last : null;
    }

    /// <summary>Opens a recording as plain WFDB.</summary>
    /// <param name="folder">Folder of the recording.</param>
    /// <param name="name">Its name.</param>
    /// <param name="key">The key.</param>
    /// <param name="target">Folder for the plain record.</param>
    /// <exception cref="FormatException">One line: another key, or a segment was changed.</exception>
    public static void Open(string folder, string name, RecordingKey key, string target)
    {
        List<WfdbSegment> segments = [];
        SessionHead? first = null;
        foreach (string path in Segments(folder, name))
        {
            (SessionHead head, WfdbSegment segment) = OpenSegment(path, key, target);
            first ??= head;
            long end = segments.Count == 0 ? 0 : segments[^1].Start + segments[^1].FrameCount;
            if (segment.FrameCount == 0)
                continue;
            if (segment.Start > end)
                segments.Add(new WfdbSegment(WfdbSegment.Gap, end, segment.Start - end));
            segments.Add(segment);
        }

        if (first is null || segments.Count == 0)
            throw new FormatException($"{Path.Combine(folder, name)}: the recording is empty");
        RecordingStore.WriteHeader(target, name, segments, first.Comments, first.StartUtc);
        RecordingStore.JoinAnnotations(target, name, segments);
    }

    private static bool MendSegment(string path, string name, out MendedRecording? end)
    {
        long frames = 0;
        int chunks = 0;
        bool whole = false;
        using SealedReader reader = new(path);
        while (reader.Next(out _) is { } chunk)
        {
            chunks++;
            frames += chunk.Frames;
            whole |= chunk.Kind is SealedChunk.End or SealedChunk.Mended;
        }

        long samples = reader.First + frames;
        end = frames == 0 ? null : new MendedRecording(name, samples, reader.StartUtc + TimeSpan.FromSeconds((double)samples / reader.RateHz));
        if (whole || frames == 0)
        {
            if (!whole)
                File.Delete(path);
            return false;
        }

        byte[] mark = new byte[SealedFormat.HeadBytes];
        new SealedFormat(SealedChunk.Mended, chunks, 0, 0).CopyTo(mark);
        using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(reader.Position);
        file.Seek(0, SeekOrigin.End);
        file.Write(mark);
        file.Flush(true);
        return true;
    }

    // A disk that was full, or a process killed, as a segment began. What is longer is somebody's and stays.
    private static bool IsTitleTorn(string path)
    {
        if (new FileInfo(path).Length > LongestTitle)
            return false;
        try
        {
            using SealedReader reader = new(path);
            return reader.IsEmpty;
        }
        catch (FormatException)
        {
            return true;
        }
    }

    private static (SessionHead Head, WfdbSegment Segment) OpenSegment(string path, RecordingKey key, string target)
    {
        using SealedReader reader = new(path);
        if (reader.KeyId != key.Id)
            throw new FormatException($"{path}: was sealed with key {reader.KeyId}, the key given is {key.Id}");
        reader.Unlock(key);
        try
        {
            if (reader.Next(out byte[] content) is not { Kind: SealedChunk.Head })
                throw new FormatException($"{path}: does not begin with its head");
            (SessionHead head, long start) = SealedContent.ReadHead(content);
            using SegmentFile plain = new(target, Path.GetFileNameWithoutExtension(path), head, start);
            IReadOnlyList<string> closing = [Unfinished];
            while (reader.Next(out content) is { } chunk)
            {
                if (chunk.Kind == SealedChunk.Data)
                    SealedContent.ReadData(content, chunk.Frames, head.Signals.Count, plain);
                else if (chunk.Kind == SealedChunk.End)
                    closing = SealedContent.ReadLines(content);
            }

            if (reader.IsDamaged)
                throw new FormatException($"{path}: was changed after it was written, or is damaged");
            plain.CompleteSignal(closing);
            return (head, new WfdbSegment(plain.Name, start, plain.Length));
        }
        catch (CryptographicException fault)
        {
            throw new FormatException($"{path}: was changed after it was written, or is damaged", fault);
        }
    }
}
