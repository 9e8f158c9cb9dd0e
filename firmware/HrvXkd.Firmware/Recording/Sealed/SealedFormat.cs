// A sealed segment, NAME_0001.sealed:
//   two lines of text: what it is, the key's id, how to open it; start, rate and first sample
//   16 random bytes, the salt of the segment's key
//   chunks, one a flush: kind, number, frames, bytes (4 x int32, little endian), then so many bytes sealed by AES-256-GCM and a tag of 16 bytes
// The nonce is the chunk's number, the associated data its four numbers: a chunk cannot be changed, moved or left out unnoticed. The last chunk says that it is
// the last; a file that ends otherwise was cut off. Nothing is ever appended to a segment of an earlier run, so that no nonce is used twice.
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace HrvXkd.Firmware.Recording.Sealed;

/// <summary>The numbers before each chunk.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Number">0 and on.</param>
/// <param name="Frames">Frames in it.</param>
/// <param name="Bytes">Bytes of its content.</param>
internal readonly record struct SealedFormat(SealedChunk Kind, int Number, int Frames, int Bytes)
{
    /// <summary>End of the file's name.</summary>
    public const string Extension = ".sealed";

    /// <summary>Bytes of the salt.</summary>
    public const int SaltBytes = 16;

    /// <summary>Bytes before a chunk's content.</summary>
    public const int HeadBytes = 16;

    /// <summary>Bytes after it.</summary>
    public const int TagBytes = 16;

    /// <summary>Bytes of a nonce.</summary>
    public const int NonceBytes = 12;

    /// <summary>Longest content; a longer one is damage.</summary>
    public const int MostBytes = 1 << 20;

    private const string Title = "HRV-XKD sealed segment 1, AES-256-GCM, key ";

    /// <summary>Bytes of the whole chunk.</summary>
    public int TotalBytes => HeadBytes + (Kind == SealedChunk.Mended ? 0 : Bytes + TagBytes);

    /// <summary>The first lines of a segment.</summary>
    public static byte[] Preamble(string keyId, SessionHead head, long start) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{Title}{keyId}; open it with: hrvxkd export RECORDING --key-file FILE\nstart {head.StartUtc:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} rate {head.RateHz} first {start}\n"));

    /// <summary>The id of the key that a segment was sealed with.</summary>
    /// <param name="line">Its first line.</param>
    /// <returns>The id; null if it is no sealed segment.</returns>
    public static string? KeyId(string line) =>
        line.StartsWith(Title, StringComparison.Ordinal) && line.IndexOf(';', StringComparison.Ordinal) is > 0 and int end ? line[Title.Length..end] : null;

    /// <summary>Reads the numbers.</summary>
    /// <param name="bytes">16 bytes.</param>
    public static SealedFormat Parse(ReadOnlySpan<byte> bytes) => new(
        (SealedChunk)BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]));

    /// <summary>True if the numbers can stand there.</summary>
    /// <param name="number">Number that the chunk must have.</param>
    public bool IsPlausible(int number) => Kind is >= SealedChunk.Head and <= SealedChunk.Mended && Number == number && Frames >= 0 && Bytes is >= 0 and <= MostBytes;

    /// <summary>Writes the numbers.</summary>
    /// <param name="bytes">16 bytes.</param>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)Kind);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], Number);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], Frames);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], Bytes);
    }

    /// <summary>The nonce of the chunk.</summary>
    /// <param name="nonce">12 bytes.</param>
    public void Nonce(Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(nonce, Number);
    }
}
