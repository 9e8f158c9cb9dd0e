// Reads the chunks of a sealed segment. Without the key it tells how long the segment is and whether it is whole; with it, what is in it.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HrvXkd.Firmware.Recording.Sealed;

/// <summary>Walks through a sealed segment.</summary>
internal sealed class SealedReader : IDisposable
{
    private const int LongestLine = 256;

    private readonly FileStream _file;
    private readonly byte[] _preamble;
    private readonly byte[] _salt = new byte[SealedFormat.SaltBytes];
    private AesGcm? _cipher;
    private int _number;

    /// <summary>Opens a segment.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is no sealed segment.</exception>
    public SealedReader(string path)
    {
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        try
        {
            string title = Line();
            KeyId = SealedFormat.KeyId(title) ?? throw new FormatException($"{path}: is no sealed segment");
            string facts = Line();
            string[] words = facts.Split(' ');
            _preamble = Encoding.ASCII.GetBytes(title + "\n" + facts + "\n");
            if (words is not ["start", _, "rate", _, "first", _]
                || !DateTime.TryParse(words[1], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out DateTime start)
                || !int.TryParse(words[3], CultureInfo.InvariantCulture, out int rate) || rate < 1
                || !long.TryParse(words[5], CultureInfo.InvariantCulture, out long first))
                throw new FormatException($"{path}: its second line is '{facts}', expected 'start TIME rate NUMBER first NUMBER'");
            (StartUtc, RateHz, First) = (start, rate, first);
            IsEmpty = _file.ReadAtLeast(_salt, _salt.Length, false) < _salt.Length;
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Id of the key it was sealed with.</summary>
    public string KeyId { get; }

    /// <summary>Time of the recording's first sample.</summary>
    public DateTime StartUtc { get; }

    /// <summary>Samples per second.</summary>
    public int RateHz { get; }

    /// <summary>First sample of the segment since the start of the recording.</summary>
    public long First { get; }

    /// <summary>True if the file ends before its first chunk.</summary>
    public bool IsEmpty { get; }

    /// <summary>True if the walk ended where neither a chunk nor an end of what was written can be.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Where the next chunk begins; after the last whole chunk, where what is left of a torn one begins.</summary>
    public long Position { get; private set; }

    /// <summary>Allows content to be opened.</summary>
    /// <param name="key">The key.</param>
    public void Unlock(RecordingKey key) => _cipher = new AesGcm(key.ForSegment(_salt, _preamble), SealedFormat.TagBytes);

    /// <summary>The next chunk that is whole.</summary>
    /// <param name="content">Its content; empty while the segment is locked.</param>
    /// <returns>Its numbers; null at the end of the file or where it is torn.</returns>
    /// <exception cref="CryptographicException">It was changed, or the key is another.</exception>
    public SealedFormat? Next(out byte[] content)
    {
        content = [];
        Position = _file.Position;
        Span<byte> head = stackalloc byte[SealedFormat.HeadBytes];
        if (_file.ReadAtLeast(head, head.Length, false) < head.Length)
            return null;
        SealedFormat format = SealedFormat.Parse(head);
        if (!format.IsPlausible(_number))
        {
            // Zeros are what some disks leave of a write that a loss of power interrupted.
            IsDamaged = head.ContainsAnyExcept((byte)0);
            return null;
        }

        byte[] body = new byte[format.TotalBytes - SealedFormat.HeadBytes];
        if (_file.ReadAtLeast(body, body.Length, false) < body.Length)
            return null;
        Position = _file.Position;
        _number++;
        if (_cipher is not null && format.Kind != SealedChunk.Mended)
            content = Open(format, head, body);
        return format;
    }

    public void Dispose()
    {
        _cipher?.Dispose();
        _file.Dispose();
    }

    private byte[] Open(SealedFormat format, ReadOnlySpan<byte> head, byte[] body)
    {
        byte[] content = new byte[format.Bytes];
        Span<byte> nonce = stackalloc byte[SealedFormat.NonceBytes];
        format.Nonce(nonce);
        _cipher!.Decrypt(nonce, body.AsSpan(0, format.Bytes), body.AsSpan(format.Bytes), content, head);
        return content;
    }

    private string Line()
    {
        StringBuilder text = new();
        for (int letter = _file.ReadByte(); letter >= 0 && letter != '\n' && text.Length < LongestLine; letter = _file.ReadByte())
            text.Append((char)letter);
        return text.ToString();
    }
}
