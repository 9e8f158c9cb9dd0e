// What a program that was killed, or a machine that lost its power, leaves behind: a header without a length, a signal file that may end inside a
// frame, and annotations that may end inside one. All that reached the disk is kept.
using HrvXkd.Wfdb.Internals;
using HrvXkd.Wfdb.Internals.Annotations;
using HrvXkd.Wfdb.Internals.Formats;
using HrvXkd.Wfdb.Internals.Writing;

namespace HrvXkd.Wfdb;

/// <summary>Mends records that <see cref="RecordWriter"/> and <see cref="AnnotationWriter"/> could not complete.</summary>
public static class RecordRepair
{
    private const int FramesPerChunk = 8192;

    // A step in time, the annotation, its three numbers and a text.
    private const int LongestAnnotation = MitCodes.LargestText + 16;

    /// <summary>Gives a record without a length its length, initial values and checksums; what is left of an unfinished frame is cut off.</summary>
    /// <param name="path">Path of the record without extension.</param>
    /// <param name="comments">Lines that are added to the header, without #.</param>
    /// <returns>Frames of the mended record; null if it is complete already.</returns>
    /// <exception cref="WfdbException">The header or the signal file is missing or not one that <see cref="RecordWriter"/> makes.</exception>
    public static long? MendRecord(string path, IReadOnlyList<string>? comments = null)
    {
        string name = Path.GetFileName(path);
        WriterChecks.CheckComments(name, comments ?? []);
        RecordHead head;
        WfdbSignal[] signals;
        IReadOnlyList<string> known;
        using (WfdbRecord record = WfdbRecord.Open(path))
        {
            if (record.HasLength)
                return null;
            signals = [.. record.Signals];
            known = record.Comments;
            head = new RecordHead(name, record.SampleRateHz, 0, record.Start);
        }

        long frames = CutToFrames(path, name, signals);
        if (frames > 0)
        {
            for (int i = 0; i < signals.Length; i++)
                signals[i] = Measure(path, i, signals[i]);
        }

        HeaderFile.Replace(path + ".hea", HeaderText.Format(head with { Frames = frames }, signals, [.. known, .. comments ?? []]), true);
        return frames;
    }

    /// <summary>Cuts an annotation file after its last whole annotation and ends it.</summary>
    /// <param name="path">Path with extension.</param>
    /// <returns>True if it was mended, false if it was whole.</returns>
    /// <exception cref="WfdbException">It is missing, or damaged elsewhere than at its end.</exception>
    public static bool MendAnnotations(string path)
    {
        string name = Path.GetFileName(path);
        byte[] bytes = WholeFile.Read(path, "annotation file", Limits.AnnotationBytes);
        WfdbException? damage = DamageOf(name, bytes);
        if (damage is null)
            return false;
        for (int cut = 0; cut <= Math.Min(LongestAnnotation, bytes.Length); cut++)
        {
            byte[] kept = [.. bytes.AsSpan(0, bytes.Length - cut), .. new byte[AnnotationEncoder.EndMarkBytes]];
            if (DamageOf(name, kept) is not null)
                continue;
            File.WriteAllBytes(path, kept);
            return true;
        }

        throw damage;
    }

    private static WfdbException? DamageOf(string name, byte[] bytes)
    {
        try
        {
            AnnotationDecoder.Decode(name, bytes);
            return null;
        }
        catch (WfdbException fault)
        {
            return fault;
        }
    }

    private static long CutToFrames(string path, string name, WfdbSignal[] signals)
    {
        WritableFormat format = SignalFormats.FindWritable(signals[0].Format)
            ?? throw new WfdbException(Faults.Text($"{name}: format is {signals[0].Format}, expected one of {SignalFormats.Written}"));
        using FileStream file = new(path + ".dat", FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        long frames = format.SamplesIn(file.Length) / signals.Length;
        file.SetLength(format.BytesFor(frames * signals.Length));
        file.Flush(true);
        return frames;
    }

    private static WfdbSignal Measure(string path, int index, WfdbSignal signal)
    {
        WritableFormat format = SignalFormats.FindWritable(signal.Format)!;
        using WfdbRecord record = WfdbRecord.Open(path);
        int[] chunk = new int[FramesPerChunk];
        int sum = 0;
        int? initial = null;
        for (int read = record.Read(index, chunk); read > 0; read = record.Read(index, chunk))
        {
            foreach (int sample in chunk.AsSpan(0, read))
            {
                int stored = format.Stored(sample);
                initial ??= stored;
                sum = (sum + (stored & 0xFFFF)) & 0xFFFF;
            }
        }

        return signal with { InitialValue = initial ?? signal.InitialValue, Checksum = unchecked((short)sum) };
    }
}
