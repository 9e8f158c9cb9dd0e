// Seals a segment while it is written: one chunk a flush, so that a killed process loses no more than a plain segment would. Format: SealedFormat.
using System.Security.Cryptography;

namespace HrvXkd.Firmware.Recording.Sealed;

/// <summary>A segment that only the holder of the key can read.</summary>
internal sealed class SealedSegment : ISegment
{
    // A second of two channels at 1000 samples per second takes 6000 bytes; a whole write of the session's 3072.
    private const int RoomBytes = SealedFormat.MostBytes / 2;

    private readonly FileStream _file;
    private readonly AesGcm _cipher;
    private readonly int _signals;
    private readonly MemoryStream _samples = new();
    private readonly MemoryStream _annotations = new();
    private readonly BinaryWriter _annotationWriter;
    private long _latest;
    private int _frames;
    private int _annotationCount;
    private int _number;
    private IReadOnlyList<string>? _closing;

    public SealedSegment(string folder, string name, SessionHead head, long start, RecordingKey key)
    {
        Name = name;
        Start = start;
        _signals = head.Signals.Count;
        _annotationWriter = new BinaryWriter(_annotations);
        byte[] salt = RandomNumberGenerator.GetBytes(SealedFormat.SaltBytes);
        byte[] preamble = SealedFormat.Preamble(key.Id, head, start);
        _cipher = new AesGcm(key.ForSegment(salt, preamble), SealedFormat.TagBytes);
        _file = new FileStream(Path.Combine(folder, name + SealedFormat.Extension), FileMode.Create, FileAccess.Write, FileShare.Read, 0);
        _file.Write([.. preamble, .. salt]);
        WriteChunk(SealedChunk.Head, SealedContent.Head(head, start), 0);
    }

    public string Name { get; }

    public long Start { get; }

    public long Length { get; private set; }

    public void Write(ReadOnlySpan<int> frames)
    {
        foreach (int sample in frames)
        {
            int stored = SealedContent.Stored(sample);
            _samples.WriteByte((byte)stored);
            _samples.WriteByte((byte)(stored >> 8));
            _samples.WriteByte((byte)(stored >> 16));
        }

        _frames += frames.Length / _signals;
        Length += frames.Length / _signals;
        if (_samples.Length + _annotations.Length > RoomBytes)
            WriteData();
    }

    public void Annotate(in DeviceAnnotation annotation)
    {
        _latest = Math.Max(_latest, annotation.Sample - Start);
        SealedContent.Write(_annotationWriter, annotation with { Sample = _latest + Start });
        _annotationCount++;
    }

    public void Flush()
    {
        WriteData();
        _file.Flush(true);
    }

    public void FlushAnnotations() => Flush();

    public void CompleteSignal(IReadOnlyList<string> comments)
    {
        Flush();
        _closing = comments;
    }

    public void Dispose()
    {
        if (!_file.CanWrite)
            return;
        try
        {
            if (_closing is null)
                return;
            WriteData();
            WriteChunk(SealedChunk.End, SealedContent.Lines(_closing), 0);
            _file.Flush(true);
        }
        finally
        {
            _file.Dispose();
            _cipher.Dispose();
            _annotationWriter.Dispose();
            _samples.Dispose();
        }
    }

    private void WriteData()
    {
        if (_frames == 0 && _annotationCount == 0)
            return;
        _annotationWriter.Flush();
        byte[] content = [.. BitConverter.GetBytes(_annotationCount), .. _samples.GetBuffer().AsSpan(0, (int)_samples.Length), .. _annotations.GetBuffer().AsSpan(0, (int)_annotations.Length)];
        WriteChunk(SealedChunk.Data, content, _frames);
        _samples.SetLength(0);
        _annotations.SetLength(0);
        _frames = _annotationCount = 0;
    }

    private void WriteChunk(SealedChunk kind, byte[] content, int frames)
    {
        SealedFormat format = new(kind, _number++, frames, content.Length);
        byte[] chunk = new byte[format.TotalBytes];
        Span<byte> nonce = stackalloc byte[SealedFormat.NonceBytes];
        format.CopyTo(chunk);
        format.Nonce(nonce);
        _cipher.Encrypt(
            nonce, content, chunk.AsSpan(SealedFormat.HeadBytes, content.Length), chunk.AsSpan(SealedFormat.HeadBytes + content.Length), chunk.AsSpan(0, SealedFormat.HeadBytes));
        _file.Write(chunk);
    }
}
